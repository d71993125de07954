/** A track of a device or a screen, as far as local media look at one. Passes for a MediaStreamTrack. */
export class FakeMediaTrack extends EventTarget {
  enabled = true;
  contentHint = '';
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  /** What was asked of the track after it was there. */
  readonly applied: MediaTrackConstraints[] = [];
  refusesConstraints = false;

  constructor(
    readonly kind: 'audio' | 'video',
    readonly settings: MediaTrackSettings = {},
    readonly label = '',
  ) {
    super();
  }

  getSettings(): MediaTrackSettings {
    return this.settings;
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    if (this.refusesConstraints) throw new DOMException('', 'OverconstrainedError');
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The system takes the device away for a while, or gives it back. */
  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** Ends by itself, which unlike {@link stop} is told. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}
