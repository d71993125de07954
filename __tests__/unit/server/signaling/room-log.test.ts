import { pino } from 'pino';
import type { RoomId } from '../../../../lib/signaling/identifiers';
import { RoomLog } from '../../../../server/signaling/room-log';
import { standIn } from '../../../fakes/stand-in';

function setUp() {
  const lines: { msg: string; unsaid?: number }[] = [];
  const logger = pino({}, { write: (line) => lines.push(JSON.parse(line) as never) });
  const clock = { nowMs: 0 };
  const log = new RoomLog(logger, () => clock.nowMs);
  const note = (room: string) => log.note('host_obeyed', standIn<RoomId>(room), { order: 'lock' });
  return { lines, clock, note };
}

it('says only so much of one room, and how much it did not say', () => {
  const { lines, clock, note } = setUp();
  for (let count = 0; count < 1_000; count++) note('sala');
  expect(lines).toHaveLength(30);
  note('otra');
  expect(lines.at(-1)).toMatchObject({ msg: 'host_obeyed', unsaid: 970 });
  clock.nowMs += 60_000;
  note('sala');
  expect(lines.at(-1)).not.toHaveProperty('unsaid');
});

it('says only so much of all rooms together', () => {
  const { lines, note } = setUp();
  for (let count = 0; count < 10_000; count++) note(`room ${String(count)}`);
  expect(lines).toHaveLength(2_000);
});
