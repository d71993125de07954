import data from 'emojibase-data/es/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { EmojiList } from './emoji-list';

export const es = new EmojiList(data, shortcodes);
