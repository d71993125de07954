import type { LayoutName, OwnPlace } from './stage-memory';
import type { PeerId } from '../signaling/identifiers';
import type { TileKey } from './tile-key';
import { personKey, screenKey } from './tile-key';

/** What this person, and the host, want to see. */
export interface StageWish {
  readonly layout: LayoutName;
  readonly ownPlace: OwnPlace;
  /** Whether the others are shown beside the large one. */
  readonly strip: boolean;
  readonly pinned: TileKey | null;
  readonly spotlight: PeerId | null;
}

/** What there is to see. */
export interface StageCast {
  readonly self: PeerId;
  /** The others, in order of arrival. */
  readonly others: readonly PeerId[];
  /** Whose screens are shown, those that were shared last at the end. */
  readonly sharers: readonly PeerId[];
  /** Whether this person shares a screen, of which a tile reminds. */
  readonly sharing: boolean;
  /** Who of the others spoke last; null when nobody did. */
  readonly speaker: PeerId | null;
}

/** Which tiles are where. Those that are named nowhere are not seen. */
export interface StagePlan {
  readonly large: TileKey | null;
  /** Of one size: beside the large one, or all that there is. */
  readonly equal: readonly TileKey[];
  /** Small, over the others. */
  readonly floating: TileKey | null;
}

/** @returns who is where, by what is wished and what there is */
export function planStage(wish: StageWish, cast: StageCast): StagePlan {
  const own = personKey(cast.self);
  const large = largeTile(wish, cast);
  const isAlone = cast.others.length === 0;
  const isFloating = wish.ownPlace === 'floating' && !isAlone && large !== own;
  const isAmongOthers = wish.ownPlace === 'tile' || (wish.ownPlace === 'floating' && isAlone);
  const all = [
    ...cast.sharers.map(screenKey),
    ...cast.others.map(personKey),
    ...(isAmongOthers ? [own] : []),
    ...(cast.sharing ? [screenKey(cast.self)] : []),
  ];
  return {
    large,
    equal: large === null || wish.strip ? all.filter((key) => key !== large) : [],
    floating: isFloating ? own : null,
  };
}

/** A pin is one's own word and comes first, then the host's, then what the layout makes large by itself. */
function largeTile(wish: StageWish, cast: StageCast): TileKey | null {
  const { layout, pinned, spotlight } = wish;
  const { self, others, sharers, speaker } = cast;
  const people = [self, ...others];
  if (pinned && [...people.map(personKey), ...sharers.map(screenKey)].includes(pinned)) {
    return pinned;
  }
  if (spotlight && others.includes(spotlight)) return personKey(spotlight);
  if (layout === 'grid') return null;
  const sharer = sharers.at(-1);
  if (sharer) return screenKey(sharer);
  if (layout === 'automatic') return null;
  const shown = speaker && others.includes(speaker) ? speaker : others[0];
  return shown ? personKey(shown) : null;
}
