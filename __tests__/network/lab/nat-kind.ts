/**
 * What stands between a person and the internet:
 * - `cone`: one outside port for one inside port, whatever the destination; lets in answers only
 *   (endpoint-independent mapping and address and port-dependent filtering, RFC 4787);
 * - `symmetric`: another outside port for each destination;
 * - `udp-blocked`: as symmetric, and no UDP;
 * - `only-443`: as symmetric, and nothing but TCP to port 443.
 */
export const natKinds = ['cone', 'symmetric', 'udp-blocked', 'only-443'] as const;

export type NatKind = (typeof natKinds)[number];
