/** Who may come in, from where, and how many at most. */
export interface GuardConfig {
  /** Sources of a Content Security Policy's `frame-ancestors` (CSP3, section 6.4.2); none: nobody may embed. */
  readonly frameAncestors: readonly string[];
  /** Origins besides the site's own whose pages may open a signalling connection. */
  readonly allowedOrigins: readonly string[];
  readonly maxConnections: number;
  /** The limits per minute of an address are derived from it too. */
  readonly maxConnectionsPerAddress: number;
  readonly maxRooms: number;
  /** What whoever opens a room has to give; null: nothing. */
  readonly accessToken: string | null;
}
