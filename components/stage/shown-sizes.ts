import type { PeerView } from '../../lib/call/call-snapshot';
import type { Box, Showing } from '../../lib/call/messages/showing';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Area } from './grid-layout';
import type { TileKey } from '../../lib/stage/tile-key';
import { personKey, screenKey } from '../../lib/stage/tile-key';

interface Stage {
  readonly area: Area;
  /** Where each tile is that is seen. */
  readonly places: ReadonlyMap<TileKey, Area>;
  readonly peers: readonly Pick<PeerView, 'id'>[];
  /** Whose screens are shared. */
  readonly sharers: readonly PeerId[];
}

const nowhere: Area = { width: 0, height: 0 };

/** What is looked at closely is drawn so many times as large as its place. */
export function withScales(
  places: ReadonlyMap<TileKey, Area>,
  scales: ReadonlyMap<TileKey, number>,
): Map<TileKey, Area> {
  return new Map(
    [...places].map(([key, { width, height }]) => {
      const scale = scales.get(key) ?? 1;
      return [key, { width: width * scale, height: height * scale }];
    }),
  );
}

/**
 * Adds what is shown apart from the page: of each person and screen at most as large as all of it.
 *
 * @param places in the page; empty where nobody sees that
 */
export function withApart(
  places: ReadonlyMap<TileKey, Area>,
  apart: Area,
  peers: Stage['peers'],
  sharers: Stage['sharers'],
): Map<TileKey, Area> {
  const keys = [...peers.map(({ id }) => personKey(id)), ...sharers.map((id) => screenKey(id))];
  const all = new Map(places);
  for (const key of keys) {
    const inPage = places.get(key) ?? nowhere;
    const isLarger = apart.width * apart.height > inPage.width * inPage.height;
    all.set(key, isLarger ? apart : inPage);
  }
  return all;
}

/**
 * @param density device pixels for each CSS pixel
 * @returns how large each of the others is shown, in device pixels. A screen that is not shared yet will have the stage.
 */
export function shownSizes(stage: Stage, density: number): Map<PeerId, Showing> {
  const { area, places, peers, sharers } = stage;
  const boxOf = ({ width, height }: Area): Box => ({
    width: Math.round(width * density),
    height: Math.round(height * density),
  });
  return new Map(
    peers.map(({ id }) => {
      const camera = boxOf(places.get(personKey(id)) ?? nowhere);
      const screen = boxOf(places.get(screenKey(id)) ?? (sharers.includes(id) ? nowhere : area));
      return [id, { camera, screen }];
    }),
  );
}
