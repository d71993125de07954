import { Writable } from 'node:stream';
import { LogOutput } from '../../../../server/process/log-output';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

/** Somewhere to write to that the test opens and closes. It goes on after an error, as standard output does. */
class FakeStream extends Writable {
  readonly lines: string[] = [];
  state: 'open' | 'stuck' | 'full' = 'open';
  #stuck: (() => void) | null = null;

  constructor() {
    super({ decodeStrings: false });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    done(error);
    Reflect.apply(standIn<() => void>(Reflect.get(this, '_undestroy')), this, []);
  }

  override _write(line: string, _encoding: string, done: (error?: Error) => void): void {
    if (this.state === 'full') return done(new Error('ENOSPC'));
    if (line !== '') this.lines.push(line.trim());
    if (this.state === 'open') return done();
    this.#stuck = done;
  }

  open(): void {
    this.state = 'open';
    this.#stuck?.();
  }
}

const LINE = `${'x'.repeat(1023)}\n`;
const lost = (lines: readonly string[]): unknown[] =>
  lines.filter((line) => line.includes('log_lines_lost')).map((line): unknown => JSON.parse(line));

it('waits for nobody: beyond a bound lines are lost, and the next one that fits says how many', async () => {
  const stream = new FakeStream();
  const output = new LogOutput(stream);
  stream.state = 'stuck';
  for (let count = 0; count < 3_000; count++) output.write(LINE);
  expect(stream.writableLength).toBeLessThanOrEqual(1024 * 1024 + LINE.length);
  stream.open();
  await settled();
  const written = stream.lines.length;
  output.write('after\n');
  await settled();
  expect(stream.lines.at(-1)).toBe('after');
  expect(lost(stream.lines)).toEqual([
    { level: 40, time: expect.any(Number), lost: 3_000 - written, msg: 'log_lines_lost' },
  ]);
});

it('goes on after a disk was full, and counts what was lost', async () => {
  const stream = new FakeStream();
  const output = new LogOutput(stream);
  stream.state = 'full';
  for (let count = 0; count < 3; count++) {
    output.write('lost\n');
    await settled();
  }
  stream.open();
  output.write('one\n');
  output.write('two\n');
  await settled();
  expect(stream.lines.slice(1)).toEqual(['one', 'two']);
  expect(lost(stream.lines)).toMatchObject([{ lost: 3 }]);
});

it('tells when all is written, and does not wait for ever', async () => {
  const stream = new FakeStream();
  const output = new LogOutput(stream);
  stream.state = 'stuck';
  output.write('last words\n');
  let isWritten = false;
  const written = output.written(60_000).then(() => (isWritten = true));
  await settled();
  expect(isWritten).toBe(false);
  stream.open();
  await written;
  stream.state = 'stuck';
  output.write('never\n');
  await output.written(1);
});
