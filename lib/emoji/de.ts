import data from 'emojibase-data/de/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { EmojiList } from './emoji-list';

export const de = new EmojiList(data, shortcodes);
