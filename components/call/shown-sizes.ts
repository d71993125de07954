import type { PeerView } from '../../lib/call/call-snapshot';
import type { Box, Showing } from '../../lib/call/messages/showing';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Area } from './grid-layout';
import type { StageLayout } from './stage-layout';

interface Stage {
  readonly area: Area;
  readonly layout: StageLayout;
  readonly peers: readonly Pick<PeerView, 'id'>[];
  /** Whose screens are shown, in order. */
  readonly sharers: readonly PeerId[];
}

/**
 * @param density device pixels for each CSS pixel
 * @returns how large each of the others is shown, in device pixels. A screen that is not shared yet will have the stage.
 */
export function shownSizes(stage: Stage, density: number): Map<PeerId, Showing> {
  const { area, layout, peers, sharers } = stage;
  const boxOf = ({ width, height }: Area): Box => ({
    width: Math.round(width * density),
    height: Math.round(height * density),
  });
  const nowhere: Area = { width: 0, height: 0 };
  return new Map(
    peers.map(({ id }, index) => {
      const camera = boxOf(layout.people[index] ?? nowhere);
      return [id, { camera, screen: boxOf(layout.screens[sharers.indexOf(id)] ?? area) }];
    }),
  );
}
