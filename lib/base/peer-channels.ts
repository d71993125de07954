/** A channel to one of the others while it carries. What is sent arrives whole, once and in order, or not at all. */
export interface OpenChannel {
  /** @returns false when it does not carry any more; nothing was sent then */
  send: (text: string) => boolean;
}

/** Who uses a channel to each of the others. */
export interface ChannelUser<Id extends string> {
  /** There is a channel to this one. When a link is replaced, the channel of the old one was closed before. */
  opened: (peer: Id, channel: OpenChannel) => void;
  /** What was sent last may not have arrived. */
  closed: (peer: Id) => void;
  received: (peer: Id, data: unknown) => void;
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
