import * as v from 'valibot';
import { RoomIdSchema } from '../../../../lib/signaling/identifiers';
import { HandedRooms } from '../../../../server/cluster/handed-rooms';
import type { RoomState } from '../../../../server/rooms/room-state';
import { standIn } from '../../../fakes/stand-in';

const SALA = v.parse(RoomIdSchema, 'sala');
const room = { from: 'ana', to: 'ben', state: standIn<RoomState>({ seats: [] }) };

describe('rooms that were handed over', () => {
  it.each([
    ['a minute', 30_000, 60_000],
    ['as long as seats are held', 300_000, 300_000],
  ])('wait for %s', (_long, holdMs, waitMs) => {
    let nowMs = 0;
    const handed = new HandedRooms(holdMs, () => nowMs);
    handed.add(SALA, room);
    nowMs = waitMs - 1;
    expect([...handed.all]).toEqual([[SALA, room]]);
    expect(handed.take(SALA, 'ana')).toBe(room.state);
    handed.add(SALA, room);
    nowMs += waitMs;
    expect(handed.take(SALA, 'ana')).toBeNull();
  });

  it.each([
    ['who handed it over', 'ana', true],
    ['who got it', 'ben', true],
    ['somebody else, where it went on', 'cleo', false],
    ['nobody, as it was given up', null, false],
  ])('count where it was kept last by %s, and once', (_who, former, counts) => {
    const handed = new HandedRooms(0, () => 0);
    handed.add(SALA, room);
    expect(handed.take(SALA, former)).toBe(counts ? room.state : null);
    expect(handed.take(SALA, 'ana')).toBeNull();
  });
});
