const RELAYED = / typ relay( |$)/;

/** RFC 8839, 5.1: the related address of a relayed candidate is where its owner was seen by the relay. */
const RELATED_ADDRESS = / raddr \S+ rport \d+/g;

/** @returns whether a candidate attribute tells of an address on a relay. */
export function isRelayed(candidate: string): boolean {
  return RELAYED.test(candidate);
}

/**
 * Takes out of a candidate, or of a whole SDP, where its owner was seen by the relay. Browsers do so by
 * themselves under the relay-only policy; this makes sure of it.
 */
export function withoutRelatedAddress(text: string): string {
  return text.replace(RELATED_ADDRESS, ' raddr 0.0.0.0 rport 0');
}
