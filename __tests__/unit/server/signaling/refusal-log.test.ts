import { pino } from 'pino';
import { RefusalLog } from '../../../../server/signaling/refusal-log';

it('logs the first refusal of a kind, then a number once a minute', () => {
  const lines: unknown[] = [];
  const logger = pino(
    { base: null, timestamp: false },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  let nowMs = 0;
  const meter = { refused: jest.fn() };
  const log = new RefusalLog(logger, () => nowMs, meter);
  for (let count = 0; count < 100; count++) log.note('connection_refused', 'too_fast');
  log.note('connection_refused', 'server_full');
  nowMs = 60_000;
  log.note('connection_refused', 'too_fast');
  expect(meter.refused).toHaveBeenCalledTimes(102);
  expect(meter.refused).toHaveBeenLastCalledWith('connection_refused', 'too_fast');
  expect(lines).toEqual([
    { level: 40, reason: 'too_fast', more: 0, msg: 'connection_refused' },
    { level: 40, reason: 'server_full', more: 0, msg: 'connection_refused' },
    { level: 40, reason: 'too_fast', more: 99, msg: 'connection_refused' },
  ]);
});
