import { playChime } from '../../../lib/media/chime';
import { setSink } from '../../../lib/media/speaker';

jest.mock('../../../lib/media/speaker', () => ({ setSink: jest.fn() }));

const sink = jest.mocked(setSink);
/** What each tone was connected to in the end. */
let heardFrom: string[] = [];
let closed = 0;
let end: (() => void) | undefined;
/** What a browser makes of a page that wants to sound. */
let resume: (context: Context) => Promise<void>;
const runs = async (context: Context) => void (context.state = 'running');

class Context {
  state = 'suspended';
  readonly currentTime = 0;
  readonly destination = 'usual';

  createMediaStreamDestination() {
    return Object.assign(new String('chosen'), { stream: null });
  }

  createGain() {
    const gain = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
    return { gain, connect: (node: unknown) => heardFrom.push(String(node)) };
  }

  createOscillator() {
    return {
      frequency: { setValueAtTime: () => undefined },
      connect: () => undefined,
      start: () => undefined,
      stop: () => undefined,
      set onended(listener: () => void) {
        end = listener;
      },
    };
  }

  resume() {
    return resume(this);
  }

  async close() {
    closed++;
  }
}

describe('playChime', () => {
  const play = jest.spyOn(HTMLMediaElement.prototype, 'play');

  beforeEach(() => {
    Object.assign(window, { AudioContext: Context });
    localStorage.clear();
    heardFrom = [];
    closed = 0;
    resume = runs;
    play.mockReset().mockResolvedValue();
    sink.mockReset().mockResolvedValue(true);
  });

  it('sounds from the usual speaker, and closes what it opened', async () => {
    await playChime('knock');
    expect(heardFrom).toEqual(['usual', 'usual']);
    expect(sink).not.toHaveBeenCalled();
    expect(closed).toBe(0);
    end?.();
    expect(closed).toBe(1);
  });

  it.each<[string, typeof resume]>([
    ['refuses', () => Promise.reject(new DOMException('', 'NotAllowedError'))],
    ['waits for a gesture', () => new Promise<void>(() => undefined)],
  ])('leaves nothing open where the browser %s', async (_, answer) => {
    resume = answer;
    jest.useFakeTimers();
    const played = playChime('knock');
    await jest.runAllTimersAsync();
    await played;
    jest.useRealTimers();
    expect(heardFrom).toEqual([]);
    expect(closed).toBe(1);
  });

  it('sounds from the one that was chosen on this device, or that it is told', async () => {
    localStorage.setItem('tertulia.speaker', 'headset');
    await playChime('message');
    await playChime('test', 'television');
    expect(sink.mock.calls.map(([, id]) => id)).toEqual(['headset', 'television']);
    expect(heardFrom).toEqual(['chosen', 'chosen', 'chosen', 'chosen', 'chosen']);
    end?.();
    expect(closed).toBe(1);
  });

  it('sounds from the usual one where the chosen one is not there, or may not be played', async () => {
    sink.mockResolvedValue(false);
    await playChime('hand', 'gone');
    sink.mockResolvedValue(true);
    play.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await playChime('hand', 'silent');
    expect(heardFrom).toEqual(['usual', 'usual']);
  });
});
