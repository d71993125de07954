import type { ByteChannel, OpenChannel } from '../../../lib/base/peer-channels';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { MESSAGE_RATE } from '../../../lib/transfer/limits';
import { PeerWords } from '../../../lib/transfer/peer-words';
import { TransferShelf } from '../../../lib/transfer/transfer-shelf';
import { standIn } from '../../fakes/stand-in';

const ana = standIn<PeerId>('ana');

function wordsAt(clock: { nowMs: number }) {
  const put = jest.fn(() => standIn<never>({ link: () => undefined }));
  const channelOf = () => standIn<OpenChannel>({ send: () => true });
  const shelf = new TransferShelf();
  const turnAway = () => undefined;
  const words = new PeerWords({ shelf, now: () => clock.nowMs, channelOf, put, turnAway });
  return { words, put };
}

const offer = { type: 'offer', id: 'A'.repeat(22), name: 'a', size: 1, kind: '', ready: true };

it('looks at no more of one peer than its share, and at the others as before', () => {
  const clock = { nowMs: 0 };
  const { words, put } = wordsAt(clock);
  for (let said = 0; said < MESSAGE_RATE.burst + 7; said += 1) words.hear(ana, 'noise');
  expect([...words.refused]).toEqual([
    ['malformed', MESSAGE_RATE.burst],
    ['tooMany', 7],
  ]);
  const text = JSON.stringify({ ...offer, paused: false });
  words.hear(ana, text);
  expect(put).not.toHaveBeenCalled();
  words.hear(standIn<PeerId>('ben'), text);
  expect(put).toHaveBeenCalledTimes(1);
  clock.nowMs = 1_000;
  words.hear(ana, text);
  expect(put).toHaveBeenCalledTimes(2);
});

it.each(['', 'x', 'B'.repeat(22)])('takes no bytes that nobody waits for: %p', (name) => {
  const { words } = wordsAt({ nowMs: 0 });
  expect(words.takeBytes(ana, standIn<ByteChannel>({ name }))).toBe(false);
});
