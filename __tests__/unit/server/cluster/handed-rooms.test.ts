import * as v from 'valibot';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import { HandedRooms } from '../../../../server/cluster/handed-rooms';
import type { RoomState } from '../../../../server/rooms/room-state';
import { standIn } from '../../../fakes/stand-in';

const SALA = v.parse(RoomIdSchema, 'sala');
const state = standIn<RoomState>({ seats: [] });

describe('rooms that were handed over', () => {
  it.each([
    ['a minute', 30_000, 60_000],
    ['as long as seats are held', 300_000, 300_000],
  ])('wait for %s', (_long, holdMs, waitMs) => {
    let nowMs = 0;
    const handed = new HandedRooms(holdMs, () => nowMs);
    handed.add(SALA, state);
    nowMs = waitMs - 1;
    expect([...handed.all]).toEqual([[SALA, state]]);
    expect(handed.take(SALA)).toBe(state);
    handed.add(SALA, state);
    nowMs += waitMs;
    expect(handed.take(SALA)).toBeNull();
  });
});
