import data from 'emojibase-data/fr/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { EmojiList } from './emoji-list';

export const fr = new EmojiList(data, shortcodes);
