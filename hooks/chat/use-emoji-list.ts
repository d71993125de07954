import { useEffect, useState } from 'react';
import { insist } from '../../lib/base/insist';
import type { EmojiList } from '../../lib/emoji/emoji-list';
import { loadEmojiList } from '../../lib/emoji/load-emoji-list';
import { useVisitor } from '../visitor/use-visitor';

/** @returns the emoji in the visitor's language; null until they are wanted, and there */
export function useEmojiList(wanted: boolean): EmojiList | null {
  const { locale } = useVisitor();
  const [list, setList] = useState<EmojiList | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isCurrent = true;
    const load = async () => {
      const loaded = await insist(() => loadEmojiList(locale));
      if (isCurrent) setList(loaded);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [locale, wanted]);
  return list;
}
