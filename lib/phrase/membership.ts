import type { PeerId } from '../signaling/identifiers';
import type { Fingerprint } from './fingerprint';
import type { LinkFingerprints } from './link-fingerprints';

/** One of the others, as this side knows it. */
export interface Participant {
  readonly id: PeerId;
  /** '' until it is known. */
  readonly name: string;
  /** Of the last link that was up; null when none ever was. */
  readonly fingerprints: LinkFingerprints | null;
}

/** Whom a phrase would be about. */
export type Membership =
  | { readonly status: 'alone' }
  /** A certificate can't be told, or stands for more than one. */
  | { readonly status: 'unclear' }
  | {
      readonly status: 'clear';
      readonly own: Fingerprint;
      readonly others: ReadonlyMap<PeerId, Fingerprint>;
    };

/** @returns everybody with whom there is or was a link. The others count when theirs stands. */
export function membershipOf(participants: readonly Participant[]): Membership {
  const own = new Set<Fingerprint | null>();
  const others = new Map<PeerId, Fingerprint>();
  for (const { id, fingerprints } of participants) {
    if (!fingerprints) continue;
    if (!fingerprints.remote) return { status: 'unclear' };
    own.add(fingerprints.local);
    others.set(id, fingerprints.remote);
  }
  if (others.size === 0) return { status: 'alone' };
  const [only] = own;
  if (own.size > 1 || !only) return { status: 'unclear' };
  const everybody = new Set([only, ...others.values()]);
  if (everybody.size !== others.size + 1) return { status: 'unclear' };
  return { status: 'clear', own: only, others };
}

/** @returns the same text for the same certificates, whoever has which. */
export function membershipKey(membership: Membership): string {
  if (membership.status !== 'clear') return membership.status;
  return [membership.own, ...[...membership.others.values()].sort()].join(' ');
}
