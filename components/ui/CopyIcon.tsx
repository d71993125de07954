import { Check, Copy } from 'lucide-react';
import type { CopyOutcome } from '../../hooks/base/use-copy';

/** On a button that copies something: whether that is done. */
export function CopyIcon({ outcome }: { outcome: CopyOutcome }) {
  return outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />;
}
