import { useEffect } from 'react';

const PLAIN = '/icon.svg';
const MARKED = '/icon-mark.svg';

/** Puts a mark on the page's icon, which is all that is seen of it among many tabs. */
export function useIconMark(marked: boolean): void {
  useEffect(() => {
    if (!marked) return;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!icon) return;
    icon.href = MARKED;
    return () => {
      icon.href = PLAIN;
    };
  }, [marked]);
}
