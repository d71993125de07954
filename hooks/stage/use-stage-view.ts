import { useMemo, useState } from 'react';
import type { LayoutName, OwnPlace } from '../../lib/stage/stage-memory';
import {
  rememberedLayout,
  rememberedOwnPlace,
  rememberLayout,
  rememberOwnPlace,
} from '../../lib/stage/stage-memory';
import type { TileKey } from '../../lib/stage/tile-key';
import { useRemembered } from '../base/use-remembered';

/** How this person wants to see the room, and what changes it. */
export interface StageView {
  readonly layout: LayoutName;
  readonly ownPlace: OwnPlace;
  /** Whether the others are shown beside who is large. */
  readonly strip: boolean;
  readonly pinned: TileKey | null;
  /** A layout chosen by hand ends a pin: it is the later word. */
  readonly chooseLayout: (layout: LayoutName) => void;
  readonly placeOwn: (place: OwnPlace) => void;
  readonly showStrip: (shown: boolean) => void;
  /** Makes one tile large, here alone; null ends it. */
  readonly pin: (tile: TileKey | null) => void;
}

/** The layout and one's own place are remembered on this device, the rest is of this call. */
export function useStageView(): StageView {
  const [layout, setLayout] = useRemembered(rememberedLayout, rememberLayout, 'automatic');
  const [ownPlace, placeOwn] = useRemembered(rememberedOwnPlace, rememberOwnPlace, 'tile');
  const [strip, showStrip] = useState(true);
  const [pinned, pin] = useState<TileKey | null>(null);
  const [verbs] = useState(() => ({
    showStrip,
    pin: (tile: TileKey | null) => pin(() => tile),
  }));
  return useMemo(
    () => ({
      layout,
      ownPlace,
      strip,
      pinned,
      chooseLayout: (chosen: LayoutName) => {
        setLayout(chosen);
        verbs.pin(null);
      },
      placeOwn,
      ...verbs,
    }),
    [layout, ownPlace, strip, pinned, setLayout, placeOwn, verbs],
  );
}
