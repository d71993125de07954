import fc from 'fast-check';
import type { PeerId } from '../../../lib/signaling/identifiers';
import type { Message } from '../../../lib/signaling/message-kind';
import { factsOf } from '../../fakes/facts';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import { standIn } from '../../fakes/stand-in';
import { bentValue, oddValue } from '../../support/bent-value';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../support/fuzz-options';
import { HEAP_SLACK_BYTES, heapBytes } from '../../support/heap-bytes';

jest.setTimeout(FUZZ_TIMEOUT_MS);

/** What one person is shown of a call stays within this, in characters, whatever another one says. */
const MAX_SNAPSHOT_LENGTH = 20_000;

const [ANA, BEA, EVA] = ['a', 'b', 'e'].map((letter) => letter.repeat(16)) as [string, ...string[]];
const id = (text: string | undefined) => standIn<PeerId>(text);
const SET = '0'.repeat(64);
const SECTION = { mid: '0', kind: 'audio', direction: 'sendrecv' };
const description = {
  attempt: 1,
  sdp: `a=ice-ufrag:u0\r\n${JSON.stringify([SECTION])}`,
  tracks: { 0: 'microphone' },
  facts: factsOf('Bea', { camera: true }),
} as const;

/** One of each kind, as it should be. */
const SOUND: readonly (Message & Record<string, unknown>)[] = [
  { type: 'offer', ...description },
  { type: 'answer', ...description },
  {
    type: 'candidate',
    attempt: 1,
    candidate: {
      candidate: 'candidate:1 1 udp 1 192.0.2.1 1 typ host',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: 'u0',
    },
  },
  { type: 'restartRequest', attempt: 1 },
  { type: 'links', up: [{ id: id(ANA), session: standIn('s'.repeat(16)) }] },
  { type: 'forward', from: id(BEA), to: id(EVA), payload: '1.a.b.1.1.c' },
  { type: 'forward', from: id(EVA), to: id(ANA), payload: '{}' },
  { type: 'facts', facts: factsOf('Bea', { screen: true }) },
  { type: 'phraseCommit', set: SET, commitment: SET },
  { type: 'phraseReveal', set: SET, nonce: '0'.repeat(32) },
  { type: 'verified', set: SET, verified: true },
  { type: 'receiving', sound: true, picture: false },
  { type: 'muteRequest' },
  { type: 'spotlight', peer: id(BEA) },
  { type: 'hand', number: 3 },
  { type: 'lowerHand' },
  { type: 'reaction', emoji: '👏' },
  { type: 'goodbye' },
];

/** As JSON, since that is how it comes; what JSON has no word for is not said. */
const asText = (value: unknown): string => JSON.stringify(value) ?? '';
const sound = fc.constantFrom(...SOUND);
const text = fc.oneof(
  { weight: 3, arbitrary: sound.map(asText) },
  { weight: 6, arbitrary: sound.chain(bentValue).map(asText) },
  { weight: 1, arbitrary: oddValue.map(asText) },
  {
    weight: 1,
    arbitrary: fc.tuple(sound, fc.nat(200)).map(([one, end]) => asText(one).slice(0, end)),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) },
);
/** What is no text is no message, and comes as well. */
const data = fc.oneof(
  { weight: 15, arbitrary: text },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.buffer) },
);
const steps = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.record({ say: fc.array(data, { minLength: 1, maxLength: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ waitMs: fc.constantFrom(250, 3_000, 20_000) }) },
  ),
  { minLength: 1, maxLength: 6 },
);

/** Says it on each way that leads from one to the other, and throws what the engine throws. */
function say(from: FakePerson, to: FakePerson, what: unknown): void {
  const own = from.open.map(({ channel }) => channel);
  for (const { channel } of to.open) {
    const isTheirs = channel.partner !== null && own.includes(channel.partner);
    if (isTheirs && channel.readyState === 'open') channel.onmessage?.(standIn({ data: what }));
  }
}

it('a call bears whatever one of its people says on the control channel', async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): unknown => rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  let heapBefore = heapBytes();
  let runs = 0;
  let heard = 0;
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const room = new FakeRoom();
        const [ana, bea, eva] = await room.people('abe');
        if (!ana || !bea || !eva) throw new Error('Nobody came.');
        let isOn = false;
        for (const step of all) {
          if ('waitMs' in step) await room.live(step.waitMs);
          else for (const one of step.say) say(bea, ana, one);
          await room.server.flush();
          if (ana.sees(bea)?.facts?.screen) heard += 1;
          // The others go on meanwhile, and hear each other.
          eva.useDevices({ microphone: isOn });
          await room.server.flush();
          expect(ana.sees(eva)).toMatchObject({
            link: { status: 'connected' },
            facts: { name: eva.id, microphone: isOn },
          });
          isOn = !isOn;
          expect(eva.errors).toEqual([]);
          expect(ana.open.length).toBeLessThanOrEqual(4);
          expect(JSON.stringify(ana.snapshot).length).toBeLessThan(MAX_SNAPSHOT_LENGTH);
        }
        for (const { call } of room.present) call.close();
        for (const person of room.present) expect(person.open).toEqual([]);
        // By then all that is made once is there.
        if (++runs === 10) heapBefore = heapBytes();
      }),
      fuzzOptions(40),
    );
  } finally {
    process.off('unhandledRejection', onRejection);
  }
  expect(rejections).toEqual([]);
  expect(heapBytes() - heapBefore).toBeLessThan(HEAP_SLACK_BYTES);
  // Else nothing of it was understood.
  expect(heard).toBeGreaterThan(0);
});
