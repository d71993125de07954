import { commitmentTo, phraseBits } from '../../../lib/phrase/phrase-digests';
import { PhraseRound } from '../../../lib/phrase/phrase-round';
import type { PhraseMessage } from '../../../lib/phrase/phrase-message';

const ana = 'a'.repeat(64);
const bea = 'b'.repeat(64);
const eva = 'e'.repeat(64);
const nonce = (digit: string) => digit.repeat(32);

const typesOf = (round: PhraseRound) => round.messages.map(({ type }) => type);

async function commit(round: PhraseRound, from: string, own: string): Promise<PhraseMessage> {
  const commitment = await commitmentTo(round.set, { fingerprint: from, nonce: own });
  return { type: 'phraseCommit', set: round.set, commitment };
}

const reveal = ({ set }: PhraseRound, own: string): PhraseMessage => ({
  type: 'phraseReveal',
  set,
  nonce: own,
});

/** What this side put in: told by the round itself, when it is time. */
function ownNonce(round: PhraseRound): string {
  const told = round.messages.find((message) => message.type === 'phraseReveal');
  if (told?.type !== 'phraseReveal') throw new Error('not told yet');
  return told.nonce;
}

it('tells its nonce when everybody else is bound, and not before', async () => {
  const round = await PhraseRound.open(ana, [bea, eva]);
  expect(typesOf(round)).toEqual(['phraseCommit']);
  await round.receive(bea, await commit(round, bea, nonce('1')));
  await round.receive(bea, reveal(round, nonce('1')));
  expect(typesOf(round)).toEqual(['phraseCommit']);
  await round.receive(eva, await commit(round, eva, nonce('2')));
  expect(typesOf(round)).toEqual(['phraseCommit', 'phraseReveal']);
});

it('is bound to the nonce that it tells', async () => {
  const round = await PhraseRound.open(ana, [bea]);
  await round.receive(bea, await commit(round, bea, nonce('1')));
  expect(round.messages[0]).toEqual(await commit(round, ana, ownNonce(round)));
});

it('has a phrase when every nonce fits', async () => {
  const round = await PhraseRound.open(ana, [bea, eva]);
  await round.receive(bea, await commit(round, bea, nonce('1')));
  await round.receive(eva, await commit(round, eva, nonce('2')));
  await round.receive(eva, reveal(round, nonce('2')));
  expect(round.bits).toBeNull();
  await round.receive(bea, reveal(round, nonce('1')));
  expect(round.bits).toBe(
    await phraseBits(round.set, [
      { fingerprint: ana, nonce: ownNonce(round) },
      { fingerprint: bea, nonce: nonce('1') },
      { fingerprint: eva, nonce: nonce('2') },
    ]),
  );
});

it('takes a nonce that it gave out for one set for no other', async () => {
  const [one, other] = await Promise.all([
    PhraseRound.open(ana, [bea]),
    PhraseRound.open(ana, [eva]),
  ]);
  await one.receive(bea, await commit(one, bea, nonce('1')));
  await other.receive(eva, await commit(other, eva, nonce('1')));
  expect(ownNonce(one)).not.toBe(ownNonce(other));
});

describe('refuses', () => {
  it('a second commitment', async () => {
    const round = await PhraseRound.open(ana, [bea]);
    await round.receive(bea, await commit(round, bea, nonce('1')));
    await round.receive(bea, await commit(round, bea, nonce('2')));
    await round.receive(bea, reveal(round, nonce('2')));
    expect(round.bits).toBeNull();
    expect(round.hasHeard(bea)).toBe(false);
  });

  it('a nonce that comes before its commitment', async () => {
    const round = await PhraseRound.open(ana, [bea]);
    await round.receive(bea, reveal(round, nonce('1')));
    await round.receive(bea, await commit(round, bea, nonce('1')));
    expect(round.bits).toBeNull();
  });

  it('a second nonce, even the right one', async () => {
    const round = await PhraseRound.open(ana, [bea]);
    await round.receive(bea, await commit(round, bea, nonce('1')));
    await Promise.all([
      round.receive(bea, reveal(round, nonce('2'))),
      round.receive(bea, reveal(round, nonce('1'))),
    ]);
    expect(round.bits).toBeNull();
  });

  it("this side's own commitment, sent back", async () => {
    const round = await PhraseRound.open(ana, [bea]);
    const [mine] = round.messages;
    if (!mine) throw new Error('no commitment');
    await round.receive(bea, mine);
    await round.receive(bea, reveal(round, ownNonce(round)));
    expect(round.bits).toBeNull();
  });

  it('whoever does not belong to the set', async () => {
    const round = await PhraseRound.open(ana, [bea]);
    await round.receive(eva, await commit(round, eva, nonce('1')));
    expect(typesOf(round)).toEqual(['phraseCommit']);
    await round.receive(eva, { type: 'verified', set: round.set, verified: true });
    expect(round.hasTicked(eva)).toBe(false);
  });
});

it('takes the same again without harm', async () => {
  const round = await PhraseRound.open(ana, [bea]);
  const steps = [await commit(round, bea, nonce('1')), reveal(round, nonce('1'))];
  for (const step of [...steps, ...steps]) await round.receive(bea, step);
  expect(round.bits).not.toBeNull();
});
