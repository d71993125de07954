import data from 'emojibase-data/en/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { EmojiList } from './emoji-list';

export const en = new EmojiList(data, shortcodes);
