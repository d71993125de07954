import { Lock, LockKeyhole, LockKeyholeOpen, LockOpen } from 'lucide-react';
import type { KeyOrigin } from '../../lib/rooms/key-origin';

const icons = { link: Lock, passphrase: LockKeyhole, shown: LockKeyholeOpen, name: LockOpen };

/** Shut, shut by something typed, or open. Decorative: words stand beside it or are its button's name. */
export function KeyOriginIcon({ origin }: { origin: KeyOrigin }) {
  const Icon = icons[origin];
  return <Icon aria-hidden="true" />;
}
