import type { OwnKey } from '../../../lib/chat/author-key';
import type { Words } from '../../../lib/chat/introductions';
import { Ledger } from '../../../lib/chat/ledger';
import { KEPT_FOR_DELETIONS, MAX_TEXT } from '../../../lib/chat/limits';
import { OwnWords } from '../../../lib/chat/own-words';
import type { PeerId, RoomId } from '../../../lib/signaling/identifiers';
import { cryptoSettled, watchCrypto } from '../../fakes/crypto-watch';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';

const toAll = { to: null, replyTo: null };

function world() {
  watchCrypto();
  const ledger = new Ledger({
    room: standIn<RoomId>('sala'),
    lateSelf: () => null,
    now: () => 0,
    refused: () => undefined,
  });
  const events = { ready: jest.fn(), taken: jest.fn(), written: jest.fn(), onError: jest.fn() };
  const latecomers = new Set<PeerId>();
  const words = new OwnWords({ ledger, latecomers: () => latecomers, ...events });
  words.name = 'Ana';
  return { ledger, events, words, latecomers };
}

async function writtenBy({ words, ledger }: ReturnType<typeof world>, ...texts: string[]) {
  await words.makeKey();
  for (const text of texts) words.post(text, toAll);
  await settled();
  await cryptoSettled();
  return ledger.thread.messages;
}

it('takes nothing without a key', async () => {
  const { words, events } = world();
  const making = words.makeKey();

  expect(words.post('early', toAll)).toBe(false);
  await making;
  expect(events.ready).toHaveBeenCalledTimes(1);
  expect(words.post('in time', toAll)).toBe(true);
  expect(events.taken).toHaveBeenCalledTimes(1);
});

it('keeps its key when it is asked for once more', async () => {
  const { words } = world();
  await words.makeKey();
  const { key } = words;
  await words.makeKey();

  expect(key).not.toBeNull();
  expect(words.key).toBe(key);
});

it.each(['', ' \n', 'a'.repeat(MAX_TEXT + 1)])(
  'takes no text that is none, nor too long a one',
  async (text) => {
    const one = world();
    await writtenBy(one);

    expect(one.words.post(text, toAll)).toBe(false);
  },
);

it('says its name before the first text, and who came later', async () => {
  const one = world();
  const write = jest.spyOn(one.ledger, 'write');
  one.latecomers.add(standIn<PeerId>('late____________'));
  await writtenBy(one, 'one', 'two');

  expect(write.mock.calls.map(([, { kind }]) => kind)).toEqual(['welcome', 'name', 'text', 'text']);
});

it('writes one after the other, and goes on after one that could not be written', async () => {
  const one = world();
  const begun: string[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  jest.spyOn(one.ledger, 'write').mockImplementation((_key: OwnKey, { text }: Words) => {
    begun.push(text);
    return new Promise((resolve, reject) =>
      ends.push({ resolve: () => resolve(undefined), reject }),
    );
  });
  await writtenBy(one, 'first', 'second');
  expect(begun).toEqual(['Ana']);

  ends[0]?.resolve();
  await settled();
  ends[1]?.reject(new Error('no'));
  await settled();

  expect(begun).toEqual(['Ana', 'first', 'second']);
  expect(one.events.written).toHaveBeenCalledTimes(1);
  expect(one.events.onError).toHaveBeenCalledTimes(1);
});

it('takes no text for which there is no room once what goes before it is written, and leaves some to deletions', async () => {
  const one = world();
  await writtenBy(one);
  const left = jest.spyOn(one.ledger, 'roomOf');
  left.mockReturnValue({ entries: KEPT_FOR_DELETIONS + 1, units: 100 });
  expect(one.words.isFull).toBe(false);
  // Its author's name goes before it.
  expect(one.words.post('one', toAll)).toBe(false);

  left.mockReturnValue({ entries: KEPT_FOR_DELETIONS + 2, units: 100 });
  expect(one.words.post('two', toAll)).toBe(true);
  expect(one.words.post('three', toAll)).toBe(false);
  expect(one.words.isFull).toBe(true);
  left.mockReturnValue({ entries: KEPT_FOR_DELETIONS + 4, units: 'Ana'.length + 'two'.length + 4 });
  expect(one.words.post('three', toAll)).toBe(false);
  expect(one.words.post('four', toAll)).toBe(true);
  await settled();
  await cryptoSettled();
  expect(one.ledger.thread.messages.map(({ text }) => text)).toEqual(['two', 'four']);
});

it("changes one's own messages only", async () => {
  const one = world();
  const [own] = await writtenBy(one, 'mine');
  if (!own) throw new Error('nothing was written');

  expect(one.words.edit(own.id, 'mine')).toBe(false);
  expect(one.words.edit(own.id, 'mine, too')).toBe(true);
  await settled();
  await cryptoSettled();
  expect(one.ledger.thread.get(own.id)?.text).toBe('mine, too');

  const other = new OwnWords({ ledger: one.ledger, latecomers: () => new Set(), ...one.events });
  await other.makeKey();
  other.remove(own.id);
  expect(other.edit(own.id, 'theirs')).toBe(false);
  await settled();
  await cryptoSettled();
  expect(one.ledger.thread.get(own.id)).toMatchObject({ text: 'mine, too', deleted: false });

  one.words.remove(own.id);
  await settled();
  await cryptoSettled();
  expect(one.ledger.thread.get(own.id)?.deleted).toBe(true);
});
