import { useState } from 'react';

export type CopyOutcome = 'none' | 'copied' | 'failed';

/** Copies text to the clipboard. That fails where the page is not secure, or the browser says no. */
export function useCopy(): { outcome: CopyOutcome; copy: (text: string) => void } {
  const [outcome, setOutcome] = useState<CopyOutcome>('none');
  const write = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return { outcome, copy: (text) => void write(text) };
}
