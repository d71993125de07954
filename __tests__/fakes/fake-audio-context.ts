import { standIn } from './stand-in';

/** A context whose sound and permission to run a test holds in its hands. */
export class FakeAudioContext extends EventTarget {
  state: AudioContextState = 'suspended';
  mayRun = true;
  /** What is heard: every sample has this value. */
  loudness = 0;
  refusesSource = false;

  get asAudioContext(): AudioContext {
    return standIn<AudioContext>(this);
  }

  async resume(): Promise<void> {
    if (!this.mayRun) throw new DOMException('', 'NotAllowedError');
    this.become('running');
  }

  async close(): Promise<void> {
    this.become('closed');
  }

  become(state: AudioContextState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  createAnalyser() {
    return {
      fftSize: 2048,
      getFloatTimeDomainData: (out: Float32Array) => out.fill(this.loudness),
    };
  }

  createMediaStreamSource() {
    if (this.refusesSource) throw new DOMException('', 'NotSupportedError');
    return { connect: () => undefined };
  }
}
