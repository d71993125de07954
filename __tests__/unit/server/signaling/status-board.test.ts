import type { RoomId } from '../../../../lib/signaling/identifiers';
import { StatusBoard } from '../../../../server/signaling/status-board';
import { networksOf } from '../../../../server/shares/networks-of';
import { standIn } from '../../../fakes/stand-in';

const SALA = standIn<RoomId>('sala');
const OTRA = standIn<RoomId>('otra');
const HERE = networksOf('203.0.113.7');
const PERIOD_MS = 250;

describe('StatusBoard', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp() {
    const told: [string, string, number][] = [];
    let present = 0;
    const board = new StatusBoard({
      outbox: {
        send: (to, event, ...[message]) => {
          expect(event).toBe('room_status');
          const { room, present: count } = message as { room: string; present: number };
          told.push([to, room, count]);
        },
      },
      statusOf: (room) => ({ room, present, capacity: 5, locked: false }),
    });
    const change = (room: RoomId): void => {
      present += 1;
      board.publish(room);
    };
    return { board, told, change };
  }

  it('tells a change at once, and of those that follow the last one, four times a second', () => {
    const { board, told, change } = setUp();
    board.watch('a', SALA, HERE);
    told.length = 0;
    for (let count = 0; count < 100; count++) change(SALA);
    expect(told).toEqual([['a', SALA, 1]]);
    jest.advanceTimersByTime(PERIOD_MS);
    expect(told).toEqual([
      ['a', SALA, 1],
      ['a', SALA, 100],
    ]);
    jest.advanceTimersByTime(10 * PERIOD_MS);
    expect(told).toHaveLength(2);
    change(SALA);
    expect(told.at(-1)).toEqual(['a', SALA, 101]);
    board.close();
  });

  it('tells each room of its own changes, and a connection of the room that it watches last', () => {
    const { board, told, change } = setUp();
    board.watch('a', SALA, HERE);
    board.watch('a', OTRA, HERE);
    board.watch('b', SALA, HERE);
    told.length = 0;
    change(SALA);
    change(OTRA);
    expect(told.map(([to, room]) => [to, room])).toEqual([
      ['b', SALA],
      ['a', OTRA],
    ]);
    board.forget('b');
    jest.advanceTimersByTime(PERIOD_MS);
    change(SALA);
    expect(told).toHaveLength(2);
    board.close();
  });

  it('tells a crowd how it is, and the first of it of changes', () => {
    const { board, told, change } = setUp();
    for (let count = 0; count < 400; count++) board.watch(`a${String(count)}`, SALA, HERE);
    expect(told).toHaveLength(400);
    board.watch('b', SALA, networksOf('198.51.100.1'));
    told.length = 0;
    change(SALA);
    expect(told.length).toBeLessThanOrEqual(61);
    expect(told.map(([to]) => to)).toContain('b');
    for (let count = 0; count < 400; count++) board.forget(`a${String(count)}`);
    board.watch('c', SALA, HERE);
    told.length = 0;
    jest.advanceTimersByTime(PERIOD_MS);
    change(SALA);
    expect(told.map(([to]) => to)).toEqual(['b', 'c']);
    board.close();
  });

  it('keeps nothing of rooms that nobody watches any more', () => {
    const { board, change } = setUp();
    board.watch('a', SALA, HERE);
    change(SALA);
    board.forget('a');
    jest.advanceTimersByTime(PERIOD_MS);
    expect(jest.getTimerCount()).toBe(0);
  });
});
