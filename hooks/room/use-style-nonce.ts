import { setNonce } from 'get-nonce';
import { useEffect } from 'react';

/**
 * Tells those who add styles to the page, as dialogs do when they keep it from scrolling, the nonce that
 * its Content Security Policy admits them with. Next leaves it there for itself.
 */
export function useStyleNonce(): void {
  useEffect(() => {
    const nonce = document.querySelector('noscript[data-n-css]')?.getAttribute('data-n-css');
    if (nonce) setNonce(nonce);
  }, []);
}
