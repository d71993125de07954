import type { RoomId } from '../../../../lib/signaling/identifiers';
import type { Claim } from '../../../../server/rooms/seat';
import { TELLING_PERIOD_MS } from '../../../../server/signaling/pace';
import { QueueBoard } from '../../../../server/signaling/queue-board';
import { standIn } from '../../../fakes/stand-in';

const SALA = standIn<RoomId>('sala');

describe('QueueBoard', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp(...names: string[]) {
    let queue = names;
    const told: string[] = [];
    const board = new QueueBoard({
      queueOf: () => queue.map((connection) => standIn<Claim>({ connection })),
      tellPosition: (room, { connection }, position) => {
        expect(room).toBe(SALA);
        told.push(`${connection} ${String(position)}`);
      },
    });
    const leave = (name: string): void => {
      const position = queue.indexOf(name) + 1;
      queue = queue.filter((other) => other !== name);
      board.move(SALA, position);
    };
    const come = (name: string): void => {
      queue = [...queue, name];
      board.move(SALA, queue.length);
    };
    return { board, told, leave, come };
  }

  it('tells everybody behind who left, and nobody before', () => {
    const { told, leave } = setUp('a', 'b', 'c', 'd');
    leave('b');
    expect(told).toEqual(['c 2', 'd 3']);
  });

  it('tells of many moves once a quarter of a second, from the first position that has changed', () => {
    const { told, leave } = setUp('a', 'b', 'c', 'd', 'e', 'f');
    leave('c');
    told.length = 0;
    leave('d');
    leave('b');
    leave('a');
    expect(told).toEqual([]);
    jest.advanceTimersByTime(TELLING_PERIOD_MS);
    expect(told).toEqual(['e 1', 'f 2']);
    jest.advanceTimersByTime(10 * TELLING_PERIOD_MS);
    expect(told).toHaveLength(2);
  });

  it('tells who comes at once, also while the others are not told yet', () => {
    const { told, leave, come } = setUp('a', 'b', 'c');
    leave('a');
    told.length = 0;
    come('d');
    expect(told).toEqual(['d 3']);
  });

  it('tells nobody when the last one leaves, or when the room is kept elsewhere', () => {
    const { board, told, leave } = setUp('a', 'b', 'c', 'd', 'e');
    leave('e');
    expect(told).toEqual([]);
    leave('a');
    leave('b');
    told.length = 0;
    board.abandon(SALA);
    jest.advanceTimersByTime(TELLING_PERIOD_MS);
    expect(told).toEqual([]);
  });
});
