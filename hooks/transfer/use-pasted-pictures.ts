import { useEffect, useEffectEvent } from 'react';

/** Takes pictures that are pasted anywhere on the page. What has words in it as well is pasted as words. */
export function usePastedPictures(onPictures: (pictures: readonly File[]) => void): void {
  const take = useEffectEvent(onPictures);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (!clipboardData || clipboardData.types.includes('text/plain')) return;
      const pictures = [...clipboardData.files].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length === 0) return;
      event.preventDefault();
      take(pictures);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
