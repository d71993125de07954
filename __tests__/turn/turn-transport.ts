/** How a TurnClient reaches a relay. Frames have no padding behind ChannelData. */
export interface TurnTransport {
  readonly send: (frame: Buffer) => void;
  /** One listener. */
  onFrame: (frame: Buffer) => void;
  readonly close: () => void;
}
