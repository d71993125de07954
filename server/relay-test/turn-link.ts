/** The way of a client to a relay: whole messages, out and in. */
export interface TurnLink {
  readonly send: (message: Buffer) => void;
  /** Whether what is sent arrives without being sent again. */
  readonly reliable: boolean;
  readonly close: () => void;
}

export interface TurnLinkEvents {
  readonly onMessage: (message: Buffer) => void;
  /** The link is gone, or never was. */
  readonly onProblem: (reason: string) => void;
}
