import type { CallSnapshot, PeerView } from '../call/call-snapshot';
import type { LinkState } from '../call/link/link-state';
import { whoseFault } from '../call/stats/whose-fault';
import type { MediaSnapshot } from '../media/media-snapshot';
import type { PeerId } from '../signaling/identifiers';

/** What can be so for a while, or happen. */
export type ConditionKind =
  /** This participant has a seat. */
  | 'inCall'
  | 'present'
  /** Nothing comes from there, and something should. */
  | 'gap'
  /** What comes from there is poor. `detail` is whose fault; nobody in particular where it is one's own. */
  | 'weak'
  /** Sound comes from there and no camera, since the line carries no more. */
  | 'soundOnly'
  /** How the link is, for the technical log alone. */
  | 'link'
  | 'serverAway'
  | 'sharing'
  /** `detail` is the device. */
  | 'interrupted'
  /** `detail` is the other of the two. */
  | 'apart'
  /** Went over to another network. Takes no time. */
  | 'network'
  /** Something threw; `detail` is the name of what was thrown. Takes no time. */
  | 'error';

/** Something that is so. Two with the same contents are the same one. */
export interface Condition {
  readonly kind: ConditionKind;
  /** Null: this participant, or nobody in particular. */
  readonly who: PeerId | null;
  readonly detail: string;
}

/** @returns everything that is so in a call; nothing outside of one. */
export function conditionsIn(call: CallSnapshot, media: MediaSnapshot | null): Condition[] {
  if (call.call.status !== 'inCall') return [];
  return [
    condition('inCall'),
    ...(call.serverConnected ? [] : [condition('serverAway')]),
    ...(media?.screen.status === 'on' ? [condition('sharing')] : []),
    ...(media?.interrupted ?? []).map((device) => condition('interrupted', null, device)),
    ...call.peers.flatMap(conditionsOf),
    ...weakSpells(call),
    ...(call.sending.resting ? [condition('soundOnly')] : []),
    ...call.unreached.map(([one, other]) => condition('apart', one, other)),
  ];
}

export function condition(kind: ConditionKind, who: PeerId | null = null, detail = ''): Condition {
  return { kind, who, detail };
}

/** One's own weak line is one, however many come badly over it. */
function weakSpells({ peers, sending }: CallSnapshot): Condition[] {
  const faults = whoseFault(peers, sending.strained);
  const poor = peers.filter(({ mark }) => mark?.grade === 'poor');
  const spells = poor.map(({ id }) => {
    const fault = faults.get(id) ?? 'between';
    return condition('weak', fault === 'ownLine' || fault === 'ownDevice' ? null : id, fault);
  });
  const [own] = spells.filter(({ who }) => who === null);
  return [...(own ? [own] : []), ...spells.filter(({ who }) => who !== null)];
}

function conditionsOf({ id, link, facts, resting }: PeerView): Condition[] {
  const isGap = link.status === 'reconnecting' || link.status === 'blocked';
  return [
    // Somebody counts from when the name is known.
    ...(facts ? [condition('present', id)] : []),
    condition('link', id, describe(link)),
    ...(isGap ? [condition('gap', id)] : []),
    ...(resting === 'line' ? [condition('soundOnly', id)] : []),
    ...(facts?.screen ? [condition('sharing', id)] : []),
    ...(facts?.interrupted ?? []).map((device) => condition('interrupted', id, device)),
  ];
}

function describe(link: LinkState): string {
  switch (link.status) {
    case 'connecting':
      return `connecting, ${link.tries}`;
    case 'connected': {
      const { path } = link;
      const transport = path?.kind === 'relayed' && path.transport ? `, ${path.transport}` : '';
      return `connected, ${path?.kind ?? 'way unknown'}${transport}`;
    }
    case 'reconnecting':
      return 'reconnecting';
    case 'blocked':
      return `blocked, ${link.cause}`;
  }
}
