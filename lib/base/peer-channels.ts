/** A channel to one of the others while it carries. What is sent arrives whole, once and in order, or not at all. */
export interface OpenChannel {
  /** @returns false when it does not carry any more; nothing was sent then */
  send: (text: string) => boolean;
  /** Opens another one beside it, for bytes. @returns null when there is no connection for it any more */
  openBytes: (name: string) => ByteChannel | null;
}

/** What comes of a byte channel. */
export interface ByteChannelUser {
  opened: () => void;
  /** The other side can be sent more: most of what was handed over is on its way. */
  drained: () => void;
  received: (bytes: Uint8Array<ArrayBuffer>) => void;
  closed: () => void;
}

/** A channel for the bytes of one thing, reliable and in order, of the same connection. */
export interface ByteChannel {
  /** What it is for, as who opened it says. */
  readonly name: string;
  /** Bytes that were handed over and are not on their way yet. */
  readonly waiting: number;
  /** Bytes of the longest message that both ends take. */
  readonly maxMessageBytes: number;
  use: (user: ByteChannelUser) => void;
  /** @returns false when it is not open; nothing was sent then */
  send: (bytes: Uint8Array<ArrayBuffer>) => boolean;
  close: () => void;
}

/** Who uses a channel to each of the others. */
export interface ChannelUser<Id extends string> {
  /** There is a channel to this one. When a link is replaced, the channel of the old one was closed before. */
  opened: (peer: Id, channel: OpenChannel) => void;
  /** What was sent last may not have arrived. */
  closed: (peer: Id) => void;
  received: (peer: Id, data: unknown) => void;
  /** The other side opened one for bytes. Without this, or unless it is used at once, it is closed. */
  offered?: (peer: Id, channel: ByteChannel) => boolean;
}

/** What a capability gets of the mesh: a channel of its own to each of the others, whatever becomes of the links. */
export interface PeerChannels<Id extends string> {
  /** Oneself, as the others know this participant. */
  self: () => Id;
  /**
   * Tells of channels that are open already, too. One user at a time.
   *
   * @returns what ends it
   */
  use: (user: ChannelUser<Id>) => () => void;
}
