import fc from 'fast-check';
import { pino } from 'pino';
import { isClientEvent } from '../../lib/signaling/client-messages';
import { eventually } from '../support/eventually';
import { HostileClient } from './support/hostile-client';
import type { Known, Message } from './support/message-arbitrary';
import { hostileMessage } from './support/mutated-message';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const VISITS = 100;
const MESSAGES = 100;
const MAX_ROOMS = 40;
const ROOM = 'untouched';
const LOCKED_ROOMS_WAIT_MS = 60_000;

/** All of them come from one address, which is to be let do so. */
const GUARD = { ...TEST_CONFIG.guard, maxRooms: MAX_ROOMS, maxConnectionsPerAddress: 5_000 };

jest.setTimeout(120_000);

/** One by one, and in one place only: a token is well-formed still. */
function tampered(token: string): string {
  const at = token.lastIndexOf('.') + 5;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

/** Anybody may join the room, which would not leave it untouched. */
function isVisit({ event, args: [message] }: Message): boolean {
  if (event !== 'join_room' || typeof message !== 'object' || message === null) return false;
  const { room, returning } = message as { room?: unknown; returning?: unknown };
  return room === ROOM && returning === undefined;
}

/** What goes over the wire: a message, or (as text) a packet that none of our clients would send. */
function hostileWords(known: Known): fc.Arbitrary<Message | string> {
  const hostile = hostileMessage(known).filter((message) => !isVisit(message));
  const oddEvent = fc
    .oneof(fc.string(), fc.constantFrom('__proto__', 'connect', 'disconnect', 'error', 'toString'))
    .filter((event) => !isClientEvent(event))
    .map((event) => `2${JSON.stringify([event, { room: ROOM }])}`);
  const garbled = fc
    .tuple(hostile, fc.nat(), fc.string({ maxLength: 3 }))
    .map(([{ event, args }, place, noise]) => {
      const text = `2${JSON.stringify([event, ...args])}`;
      const at = place % Math.min(text.length, 200);
      return `${text.slice(0, at)}${noise}${text.slice(at + 1)}`;
    });
  const binary = hostile.map(
    ({ event }) => `51-${JSON.stringify([event, { _placeholder: true, num: 0 }])}`,
  );
  return fc.oneof(
    { weight: 36, arbitrary: hostile },
    { weight: 1, arbitrary: oddEvent },
    { weight: 1, arbitrary: garbled },
    { weight: 1, arbitrary: binary },
  );
}

/** @returns whose seats are held, by what was logged. */
function heldSeats(lines: readonly string[]): string[] {
  const last = new Map<string, string>();
  for (const line of lines) {
    const { msg, peer } = JSON.parse(line) as { msg: string; peer?: string };
    if (peer && msg.startsWith('seat_')) last.set(peer, msg);
  }
  return [...last].flatMap(([peer, msg]) => (msg === 'seat_held' ? [peer] : []));
}

it('is unharmed by ten thousand random and mutated messages', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line) => lines.push(line) });
  const server = await TestServer.start({ seatHoldSeconds: 1, guard: GUARD }, { logger });
  try {
    const seats = await server.seat(3, ROOM);
    const [stranger] = await server.seat(1, 'otra');
    await stranger?.client.close();
    const known: Known = {
      RoomId: ['otra', 'sala', 'barrier-0', ROOM],
      PeerId: seats.map(({ self }) => self),
      SeatToken: [...seats.map(({ token }) => tampered(token)), stranger?.token ?? ''],
    };
    // One message of each only: as many as the visits are less than a seat may say in that time.
    const expectUntouched = async (): Promise<void> => {
      for (const [index, from] of seats.entries()) {
        const to = seats[(index + 1) % seats.length] ?? from;
        from.client.emit('webrtc_offer', { to: to.self, payload: 'there' });
        expect(await to.client.next('webrtc_offer')).toEqual({ from: from.self, payload: 'there' });
        expect(to.client.drain()).toEqual([]);
      }
    };
    for (const { client } of seats) client.drain();

    let [said, refusals] = [0, 0];
    const visit = fc.array(hostileWords(known), { minLength: MESSAGES, maxLength: MESSAGES });
    await fc.assert(
      fc.asyncProperty(visit, async (words) => {
        const client = await HostileClient.open(server.url);
        for (const word of words) {
          if (typeof word === 'string') await client.write(word);
          else client.say(word);
          said++;
        }
        client.say({ event: 'leave_room', args: [] });
        expect(await client.isTakenIn()).toBe(true);
        refusals += client.refusals;
        client.close();
        await expectUntouched();
      }),
      { numRuns: VISITS, endOnFailure: true },
    );
    expect(said).toBe(10_000);
    // What is mutated is refused with a word, and not merely lost.
    expect(refusals).toBeGreaterThan(5_000);

    // Who was cut off leaves a seat behind, and its room is emptied, and waits, only when that runs out.
    await eventually('no seat is held any more', () => !heldSeats(lines).length);
    // As many rooms can be opened as if nobody had been there, once the locked ones wait for nobody.
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + LOCKED_ROOMS_WAIT_MS);
    await eventually('the other rooms are closed', async () => {
      let opened = 0;
      const rooms = Array.from({ length: MAX_ROOMS }, (_, index) => `new-${String(index)}`);
      const openers = [];
      for (const room of rooms) {
        const client = await server.connect();
        openers.push(client);
        if (
          await client.join(room).then(
            () => true,
            () => false,
          )
        )
          opened++;
      }
      await Promise.all(
        openers.map(async (client) => {
          client.emit('leave_room');
          await client.settle();
          await client.close();
        }),
      );
      return opened === MAX_ROOMS - 1;
    });
    await expectUntouched();
    const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level);
    expect(Math.max(...levels)).toBeLessThan(50);
    for (const secret of [ROOM, ...seats.map(({ token }) => token)]) {
      expect(lines.some((line) => line.includes(secret))).toBe(false);
    }
  } finally {
    jest.restoreAllMocks();
    await server.close();
  }
});
