/**
 * What stands between a person and the internet:
 * - `cone`: one outside port for one inside port, whatever the destination; lets in answers only
 *   (endpoint-independent mapping, address and port-dependent filtering, RFC 4787);
 * - `symmetric`: another outside port for each destination;
 * - `udp-blocked`: as symmetric, and no UDP;
 * - `only-443`: as symmetric, and nothing but TCP to port 443;
 * - `only-tls`: as only-443, and it looks into the packets: STUN and TURN get through inside TLS alone.
 */
export const natKinds = ['cone', 'symmetric', 'udp-blocked', 'only-443', 'only-tls'] as const;

export type NatKind = (typeof natKinds)[number];
