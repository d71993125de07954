import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { pino } from 'pino';
import { eventually } from '../support/eventually';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../support/fuzz-options';
import { HEAP_SLACK_BYTES, heapBytes } from '../support/heap-bytes';
import { rawFrame } from '../support/raw-frame';
import type { Frame } from './support/bent-frame';
import { bentFrame } from './support/bent-frame';
import { FuzzClient } from './support/fuzz-client';
import type { Message } from './support/message-arbitrary';
import { hostileMessage } from './support/mutated-message';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const CLIENTS = 6;
const ROOMS = ['sala', 'otra'];
/** What stands for the peer ids and tokens that clients are given while they speak. */
const IDS = Array.from({ length: CLIENTS }, (_, index) => String(index).repeat(16));
const TOKENS = Array.from({ length: CLIENTS }, (_, index) => `token${String(index)}`);

jest.setTimeout(FUZZ_TIMEOUT_MS);

interface Saying {
  readonly text: string;
  readonly frame: Frame;
}

type Step =
  | { readonly kind: 'say'; readonly client: number; readonly sayings: readonly Saying[] }
  | { readonly kind: 'drop'; readonly client: number };

/** What people do in a room, in an order in which it can be done. */
const scripts: readonly (readonly Message[])[] = [
  [
    { event: 'watch_room', args: [{ room: 'sala' }] },
    { event: 'join_room', args: [{ room: 'sala', wait: true }] },
    { event: 'start_call', args: [] },
    { event: 'lock_room', args: [{ locked: true }] },
    { event: 'let_newcomers_read', args: [{ read: false }] },
    { event: 'answer_knock', args: [{ peer: IDS[1], admit: true }] },
    { event: 'transfer_host', args: [{ peer: IDS[2] }] },
    { event: 'remove_peer', args: [{ peer: IDS[3] }] },
    { event: 'lock_room', args: [{ locked: false }] },
    { event: 'leave_room', args: [] },
  ],
  [
    { event: 'join_room', args: [{ room: 'sala' }] },
    { event: 'start_call', args: [] },
    { event: 'knock', args: [{ to: IDS[0], payload: 'let me in' }] },
    { event: 'webrtc_offer', args: [{ to: IDS[0], payload: 'x'.repeat(2_000) }] },
    { event: 'webrtc_ice_candidate', args: [{ to: IDS[0], payload: 'candidate' }] },
    { event: 'request_ice_servers', args: [] },
    { event: 'join_room', args: [{ room: 'sala', returning: { token: TOKENS[1], inCall: true } }] },
    { event: 'webrtc_answer', args: [{ to: IDS[2], payload: 'answer' }] },
    { event: 'leave_room', args: [] },
    { event: 'join_room', args: [{ room: 'otra', wait: true }] },
  ],
];

const textOf = ({ event, args }: Message): string => `42${JSON.stringify([event, ...args])}`;

const known = { RoomId: ROOMS, PeerId: IDS, SeatToken: TOKENS };
const oddText = fc.constantFrom(
  '3',
  '2',
  '40',
  '41',
  '4',
  '430[]',
  '40/x,',
  '451-[]',
  'b4AAAA',
  '42[]',
);
const spoken = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...scripts.flat()).map(textOf) },
  { weight: 4, arbitrary: hostileMessage(known).map(textOf) },
  { weight: 1, arbitrary: oddText },
);
const client = fc.nat({ max: CLIENTS - 1 });
const say = (sayings: fc.Arbitrary<Saying[]>) =>
  fc.record({ kind: fc.constant('say' as const), client, sayings });
const oneByOne = fc.array(fc.record({ text: spoken, frame: bentFrame }), {
  minLength: 1,
  maxLength: 6,
});
const inOrder = fc
  .tuple(fc.constantFrom(...scripts), fc.integer({ min: 1, max: 10 }))
  .map(([script, length]) =>
    script.slice(0, length).map((message) => ({ text: textOf(message), frame: rawFrame })),
  );
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: say(oneByOne) },
    { weight: 4, arbitrary: say(inOrder) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), client }) },
  ),
  { minLength: 10, maxLength: 40 },
);

/** Puts what clients were given in the place of what stands for it. */
function withRealIds(text: string, clients: readonly FuzzClient[]): string {
  return clients.reduce(
    (words, { self, token }, index) =>
      words
        .replaceAll(IDS[index] ?? '', self || (IDS[index] ?? ''))
        .replaceAll(TOKENS[index] ?? '', token || (TOKENS[index] ?? '')),
    text,
  );
}

const descriptors = (): number => readdirSync('/proc/self/fd').length;

it('is unharmed by what several clients say at once, bent in every way', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
  const faults: unknown[] = [];
  const onFault = (fault: unknown): unknown => faults.push(fault);
  process.on('uncaughtException', onFault);
  process.on('unhandledRejection', onFault);
  const server = await TestServer.start(
    { seatHoldSeconds: 1, guard: { ...TEST_CONFIG.guard, maxConnectionsPerAddress: 2_000 } },
    { logger },
  );
  try {
    const [ana, ben] = await server.seat(2, 'honest');
    if (!ana || !ben) throw new Error('Two seats were expected.');
    const before = descriptors();
    const heapBefore = heapBytes();
    const expectHonestPairUnharmed = async (): Promise<void> => {
      ana.client.emit('webrtc_offer', { to: ben.self, payload: 'there' });
      expect(await ben.client.next('webrtc_offer')).toEqual({ from: ana.self, payload: 'there' });
      expect(ana.client.drain()).toEqual([]);
      expect(ben.client.drain()).toEqual([]);
    };
    for (const { client: one } of [ana, ben]) one.drain();

    let opened = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const clients = IDS.map(
          (_, index) => new FuzzClient(server.port, `127.0.3.${String(index + 1)}`),
        );
        for (const step of all) {
          const speaker = clients[step.client];
          if (!speaker) continue;
          if (step.kind === 'drop') speaker.drop();
          else if (await speaker.open()) {
            for (const { text, frame } of step.sayings) {
              speaker.send(frame(withRealIds(text, clients)));
            }
          }
        }
        await expectHonestPairUnharmed();
        for (const one of clients) one.leave();
        opened += clients.reduce((sum, one) => sum + one.opened, 0);
      }),
      { ...fuzzOptions(60), endOnFailure: true },
    );
    // Else nothing was tried.
    expect(opened).toBeGreaterThan(200);

    await eventually('all connections are closed', () => descriptors() <= before);
    const watcher = await server.connect();
    for (const room of ROOMS) {
      await eventually('the rooms are empty', async () => {
        watcher.emit('watch_room', { room });
        return (await watcher.next('room_status', (one) => one.room === room)).present === 0;
      });
    }
    expect(faults).toEqual([]);
    expect(lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
    expect(heapBytes() - heapBefore).toBeLessThan(HEAP_SLACK_BYTES);
  } finally {
    process.off('uncaughtException', onFault);
    process.off('unhandledRejection', onFault);
    await server.close();
  }
});
