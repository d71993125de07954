import { pino } from 'pino';
import { consoleToLog } from '../../../../server/process/console-to-log';

const METHODS = ['trace', 'debug', 'log', 'info', 'warn', 'error'] as const;

it('has what is said on the console as lines of the log', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
  const own = Object.fromEntries(METHODS.map((method) => [method, console[method]]));
  try {
    consoleToLog(logger);
    console.error('\u001b[31m⨯\u001b[39m', new Error('a page broke'));
    console.log('%s is\nready', 'it');
    console.debug('not of interest');
  } finally {
    Object.assign(console, own);
  }
  const said = lines.map((line): unknown => JSON.parse(line));
  expect(said).toMatchObject([
    { level: 50, msg: 'console', text: expect.stringMatching(/^⨯ Error: a page broke\n/) },
    { level: 30, msg: 'console', text: 'it is\nready' },
  ]);
  expect(lines.every((line) => line.endsWith('}\n') && !line.slice(0, -1).includes('\n'))).toBe(
    true,
  );
});
