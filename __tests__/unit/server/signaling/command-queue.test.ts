import { setImmediate as turn } from 'node:timers/promises';
import {
  COMMAND_TURN_MS,
  CommandQueue,
  MAX_COMMANDS_WAITING,
} from '../../../../server/signaling/command-queue';
import { networksOf } from '../../../../server/shares/networks-of';

const ana = networksOf('203.0.113.7');
const ben = networksOf('203.0.113.8');

describe('CommandQueue', () => {
  let nowMs = 0;
  let done: string[] = [];
  let queue: CommandQueue;
  beforeEach(() => {
    nowMs = 0;
    done = [];
    queue = new CommandQueue(() => nowMs);
  });

  /** Takes half of what a turn has. */
  const ask = (who: typeof ana, what: string): void =>
    queue.add(who, () => {
      done.push(what);
      nowMs += COMMAND_TURN_MS / 2;
    });

  it('does at once what there is time for in a turn', () => {
    ask(ana, 'a1');
    ask(ben, 'b1');
    expect(done).toEqual(['a1', 'b1']);
  });

  it('has who asks for much wait, and nobody else', async () => {
    for (const what of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) ask(ana, what);
    ask(ben, 'b1');
    ask(ben, 'b2');
    expect(done).toEqual(['a1', 'a2']);
    await turn();
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1']);
    ask(ben, 'b3');
    for (let turns = 0; turns < 3; turns++) await turn();
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'a4', 'b2', 'a5', 'b3', 'a6']);
  });

  it('does at once again what comes when nothing waits any more', async () => {
    for (const what of ['a1', 'a2', 'a3']) ask(ana, what);
    await turn();
    await turn();
    ask(ana, 'a4');
    expect(done).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  it('does what waits as it comes when too much waits, still one network after the other', () => {
    ask(ana, 'a');
    ask(ana, 'a');
    ask(ben, 'b1');
    ask(ben, 'b2');
    for (let count = 0; count < MAX_COMMANDS_WAITING - 2; count++) ask(ana, 'a');
    expect(done).toEqual(['a', 'a']);
    for (let count = 0; count < 3; count++) ask(ana, 'a');
    expect(done).toEqual(['a', 'a', 'b1', 'a', 'b2']);
  });
});
