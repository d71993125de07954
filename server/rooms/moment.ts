/** When something is decided. */
export interface Moment {
  /** Milliseconds on a clock that does not go back. */
  readonly nowMs: number;
  /**
   * The server has just been restarted: those who come back say how rooms were. What is decided now has to
   * yield to it, so that whoever comes first does not become host for good.
   */
  readonly recovering: boolean;
  /** The least stamp of a door's state that is decided now. */
  readonly stamp: number;
}
