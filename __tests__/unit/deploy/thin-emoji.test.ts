import english from 'emojibase-data/en/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import spanish from 'emojibase-data/es/compact.json';
import thinEmoji from '../../../deploy/thin-emoji.cjs';
import { EmojiList, emojiKinds } from '../../../lib/emoji/emoji-list';
import type { EmojiDatum } from '../../../lib/emoji/emoji-list';

const all = (data: readonly EmojiDatum[]) => {
  const list = new EmojiList(data, shortcodes);
  return { kinds: emojiKinds.map((kind) => list.ofKind(kind)), found: list.search('cat', 50) };
};

test.each([
  ['en', english],
  ['es', spanish],
])('the list of %s comes to the same when it is thin, and is half as long', (_locale, data) => {
  const whole = JSON.stringify(data);
  const thin = thinEmoji(whole);
  expect(thin.length).toBeLessThan(whole.length / 2);
  expect(all(JSON.parse(thin) as EmojiDatum[])).toEqual(all(data));
});
