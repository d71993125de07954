import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { LOOP_TURN_MS, LoopTurns } from '../../../../server/signaling/loop-turns';
import {
  MAX_WAITING_BYTES,
  READING_SLICE_BYTES,
  ReadingTurns,
} from '../../../../server/signaling/reading-turns';
import { networksOf } from '../../../../server/shares/networks-of';

const ana = networksOf('203.0.113.7');
const ben = networksOf('203.0.113.8');

describe('ReadingTurns', () => {
  let nowMs = 0;
  let read: string[] = [];
  let turns: ReadingTurns;
  beforeEach(() => {
    nowMs = 0;
    // Another list for each test: what is left of the last one goes on to be read.
    read = [];
    turns = new ReadingTurns(new LoopTurns(() => nowMs));
  });

  /** @param priceMs what each slice of it takes */
  function open(networks: typeof ana, priceMs: number) {
    const socket = new Duplex({ read: () => undefined, write: (_chunk, _as, done) => done() });
    const webSocket = { isPaused: false, terminate: () => void socket.destroy() };
    const said = read;
    socket.on('data', (slice: Buffer) => {
      said.push(slice.toString());
      nowMs += priceMs;
    });
    turns.begin(webSocket, socket as Socket, networks);
    return { socket, webSocket };
  }

  /** Of one letter, so many slices. */
  const slices = (letter: string, count: number): string =>
    letter.repeat(count * READING_SLICE_BYTES);
  const heads = (): string => read.map((slice) => slice[0]).join('');

  it('reads at once what takes little, slice by slice and whole', async () => {
    const { socket } = open(ana, 0);
    socket.push(`${slices('a', 3)}b`);
    await new Promise<void>(process.nextTick);
    await new Promise<void>(process.nextTick);
    await turn();
    expect(read.join('')).toBe(`${slices('a', 3)}b`);
    expect(read).toHaveLength(4);
    socket.push('c');
    await turn();
    expect(read.at(-1)).toBe('c');
  });

  it('has who says much wait, and nobody else', async () => {
    const flooder = open(ana, LOOP_TURN_MS);
    const second = open(ana, LOOP_TURN_MS);
    const honest = open(ben, LOOP_TURN_MS);
    flooder.socket.push(slices('a', 4));
    second.socket.push(slices('s', 2));
    honest.socket.push(slices('b', 2));
    for (let turnsTaken = 0; turnsTaken < 10; turnsTaken++) await turn();
    expect(heads()).toBe('aabsbasa');
  });

  it('reads one slice in a turn that has taken its time', async () => {
    const { socket } = open(ana, LOOP_TURN_MS);
    socket.push(slices('a', 5));
    await turn();
    const first = read.length;
    expect(first).toBeLessThanOrEqual(2);
    await turn();
    expect(read).toHaveLength(first + 1);
  });

  it('reads nothing more of who was cut off, and leaves nothing to be read at its end', async () => {
    const { socket, webSocket } = open(ana, LOOP_TURN_MS);
    socket.once('data', () => (webSocket.isPaused = true));
    socket.push(slices('a', 50));
    for (let turnsTaken = 0; turnsTaken < 5; turnsTaken++) await turn();
    expect(read).toHaveLength(1);
    let left = -1;
    socket.on('close', () => (left = socket.readableLength));
    socket.destroy();
    await once(socket, 'close');
    expect(left).toBe(0);
    expect(read).toHaveLength(1);
  });

  it('hears of the end after all that was said', async () => {
    const { socket } = open(ana, LOOP_TURN_MS);
    socket.push(slices('a', 3));
    socket.push(null);
    await once(socket, 'end');
    expect(read.join('')).toBe(slices('a', 3));
  });

  it('cuts off who says much when too much waits, and nobody else', async () => {
    const chunk = 64 * 1_024;
    const loud = Array.from({ length: MAX_WAITING_BYTES / chunk }, () => open(ana, LOOP_TURN_MS));
    const calm = open(ben, LOOP_TURN_MS);
    for (const { socket } of loud) socket.push('a'.repeat(chunk));
    calm.socket.push('b');
    const gone = () => loud.filter(({ socket }) => socket.destroyed).length;
    await turn();
    expect(gone()).toBe(0);
    const others = [open(ana, LOOP_TURN_MS), open(ana, LOOP_TURN_MS)];
    for (const { socket } of others) socket.push('c'.repeat(chunk));
    await turn();
    expect(gone()).toBeGreaterThan(0);
    expect(gone()).toBeLessThanOrEqual(others.length);
    for (let taken = 0; taken < 4; taken++) await turn();
    expect(read.join('')).toContain('b');
    expect(calm.socket.destroyed).toBe(false);
    for (const { socket } of [...loud, ...others]) socket.destroy();
  });
});
