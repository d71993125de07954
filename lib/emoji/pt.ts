import data from 'emojibase-data/pt/compact.json';
import shortcodes from 'emojibase-data/en/shortcodes/github.json';
import { EmojiList } from './emoji-list';

export const pt = new EmojiList(data, shortcodes);
