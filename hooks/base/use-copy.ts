import { useState } from 'react';
import { useAnnounce } from './use-announce';

export type CopyOutcome = 'none' | 'copied' | 'failed';

/**
 * Copies text to the clipboard. That fails where the page is not secure, or the browser says no.
 *
 * @param success what is read out then: the name of the button that was pressed changes without a sound
 */
export function useCopy(success: string): { outcome: CopyOutcome; copy: (text: string) => void } {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  const announce = useAnnounce();
  const write = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      announce(success);
    } catch {
      setOutcome('failed');
    }
  };
  return { outcome, copy: (text) => void write(text) };
}
