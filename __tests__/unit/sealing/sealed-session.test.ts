import * as fc from 'fast-check';
import { roomKeyFromName } from '../../../lib/sealing/room-key';
import type { SealedSession } from '../../../lib/sealing/sealed-session';
import { NO_SESSION } from '../../../lib/signaling/identifiers';
import { Correspondence, keyOf, OTRA, pair, peerId, SALA } from '../../fakes/sealing-world';

const statusOf = async (opening: ReturnType<SealedSession['open']>) => (await opening).status;

/** Another bit at one place of the text, which stays text. */
function flipped(payload: string, at: number, bit: number): string {
  const code = payload.charCodeAt(at % payload.length) ^ (1 << bit);
  const index = at % payload.length;
  return payload.slice(0, index) + String.fromCharCode(code) + payload.slice(index + 1);
}

describe('SealedSession', () => {
  it('opens what was sealed for it, whatever it is', async () => {
    const { ana, bea } = pair();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        async (text, attempt) => {
          const payload = await ana.seal(bea, text, attempt);
          const sender = ana.session.id;
          const opened = { status: 'opened', sender, attempt, text };
          expect(await bea.open(ana, payload)).toEqual(opened);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('opens nothing of which a single bit is another', async () => {
    const { ana, bea } = pair();
    const payload = await ana.seal(bea, '{"type":"offer"}', 3);
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const opened = await bea.open(ana, flipped(payload, at, bit));
        expect(['forged', 'malformed', 'stale']).toContain(opened.status);
      }),
      { numRuns: 300 },
    );
    expect(await statusOf(bea.open(ana, payload))).toBe('opened');
  });

  it('opens no garbage, and throws at none', async () => {
    const { ana, bea } = pair();
    await fc.assert(
      fc.asyncProperty(fc.string(), async (payload) => {
        expect(await statusOf(bea.open(ana, payload))).toBe('malformed');
      }),
    );
  });

  it('tells the server nothing of what is inside but its length', async () => {
    const { ana, bea } = pair();
    const text = 'v=0 candidate:1 fingerprint Anastasia';
    const [one, other] = [await ana.seal(bea, text), await ana.seal(bea, text)];
    const [boxOne = '', boxOther = ''] = [one, other].map((payload) => payload.split('.')[5]);
    expect(Buffer.from(boxOne, 'base64url')).toHaveLength(text.length + 16);
    expect(Buffer.from(boxOne, 'base64url').toString('latin1')).not.toContain('v=0');
    expect(boxOne).not.toBe(boxOther);
  });

  it('opens nothing twice, and everything else in whatever order it comes', async () => {
    const { ana, bea } = pair();
    const sealed: string[] = [];
    for (let count = 0; count < 40; count++) sealed.push(await ana.seal(bea, `nr ${count}`));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(sealed, { minLength: 20 }), async (arriving) => {
        const receiver = new Correspondence(bea.id, SALA, keyOf(7), bea.session.id);
        for (const payload of arriving) {
          expect(await statusOf(receiver.open(ana, payload))).toBe('opened');
          expect(await statusOf(receiver.open(ana, payload))).toBe('replayed');
        }
      }),
      { numRuns: 10 },
    );
  });

  it('opens nothing of its own that is reflected, however the outside is rewritten', async () => {
    const { ana, bea } = pair();
    const payload = await ana.seal(bea, 'hello');
    expect(await statusOf(ana.open(bea, payload))).toBe('stale');
    const [version, sender, receiver, ...rest] = payload.split('.');
    const turned = [version, receiver, sender, ...rest].join('.');
    expect(await statusOf(ana.open(bea, turned))).toBe('forged');
    expect(await statusOf(ana.session.open(ana.id, ana.address, turned))).toBe('stale');
    const toSelf = [version, sender, sender, ...rest].join('.');
    expect(await statusOf(ana.session.open(ana.id, ana.address, toSelf))).toBe('forged');
  });

  it('opens nothing that somebody else sealed, or that is for somebody else', async () => {
    const { ana, bea } = pair();
    const eva = new Correspondence(peerId('e'), SALA, keyOf(7));
    const payload = await ana.seal(bea, 'hello');
    expect(await statusOf(eva.open(ana, payload))).toBe('stale');
    const asEva = { id: eva.id, session: ana.session.id };
    expect(await statusOf(bea.session.open(bea.id, asEva, payload))).toBe('forged');
    expect(await statusOf(bea.session.open(eva.id, ana.address, payload))).toBe('forged');
  });

  it('opens nothing of another room, even if its key is the same', async () => {
    const { ana, bea } = pair();
    const there = new Correspondence(bea.id, OTRA, keyOf(7), bea.session.id);
    const payload = await ana.seal(bea, 'hello');
    expect(await statusOf(there.open(ana, payload))).toBe('forged');
    expect(await statusOf(bea.open(ana, payload))).toBe('opened');
  });

  it.each([
    ['another secret', () => keyOf(8)],
    ['the name alone', () => roomKeyFromName(SALA, null)],
  ])('opens nothing with %s', async (_what, key) => {
    const { ana, bea } = pair();
    const stranger = new Correspondence(bea.id, SALA, key(), bea.session.id);
    expect(await statusOf(stranger.open(ana, await ana.seal(bea, 'hello')))).toBe('forged');
  });

  it('opens nothing that was recorded in an earlier session of either', async () => {
    const { ana, bea } = pair();
    const recorded = await ana.seal(bea, 'hello');
    const later = new Correspondence(bea.id, SALA, keyOf(7));
    expect(await statusOf(later.open(ana, recorded))).toBe('stale');
    const [version, sender, , ...rest] = recorded.split('.');
    const redirected = [version, sender, later.session.id, ...rest].join('.');
    expect(await statusOf(later.open(ana, redirected))).toBe('forged');
    const laterAna = new Correspondence(ana.id, SALA, keyOf(7));
    expect(await statusOf(bea.open(laterAna, recorded))).toBe('stale');
  });

  it('takes any session of a sender whose session nobody told', async () => {
    const { ana, bea } = pair();
    const untold = { id: ana.id, session: NO_SESSION };
    const payload = await ana.seal(bea, 'hello');
    expect(await bea.session.open(bea.id, untold, payload)).toMatchObject({
      status: 'opened',
      sender: ana.session.id,
    });
    expect(await statusOf(bea.open(ana, payload))).toBe('replayed');
  });

  it('never seals twice with one counter, whatever it is told of the others', async () => {
    const { ana, bea } = pair();
    const later = new Correspondence(bea.id, SALA, keyOf(7));
    const counters: (string | undefined)[] = [];
    for (const receiver of [bea, later, bea, later, bea]) {
      counters.push((await ana.seal(receiver, 'hello')).split('.')[4]);
    }
    expect(counters).toEqual(['0', '1', '2', '3', '4']);
  });

  it('is moved by no counter that was made up', async () => {
    const { ana, bea } = pair();
    const payload = await ana.seal(bea, 'hello');
    const parts = payload.split('.');
    parts[4] = '9007199254740991';
    expect(await statusOf(bea.open(ana, parts.join('.')))).toBe('forged');
    expect(await statusOf(bea.open(ana, payload))).toBe('opened');
  });

  it('names each session anew', () => {
    const { ana, bea } = pair();
    expect(ana.session.id).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(ana.session.id).not.toBe(bea.session.id);
  });

  it('fails to seal and to open where the key could not be made', async () => {
    const missing = Promise.reject<never>(new TypeError('no crypto'));
    const nobody = new Correspondence(peerId('a'), SALA, missing);
    await expect(nobody.seal(nobody, 'hello')).rejects.toThrow('no crypto');
  });
});
