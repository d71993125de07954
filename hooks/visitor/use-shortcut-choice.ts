import { useState } from 'react';
import { rememberedShortcuts, rememberShortcuts } from '../../lib/shortcuts/shortcut-memory';
import type { Shortcuts } from '../../lib/shortcuts/shortcuts';

/** Which keys do what, as remembered on this device. For what only the browser draws. */
export function useShortcutChoice(): [Shortcuts, (shortcuts: Shortcuts) => void] {
  const [shortcuts, setShortcuts] = useState(() => rememberedShortcuts());
  const choose = (chosen: Shortcuts) => {
    rememberShortcuts(chosen);
    setShortcuts(chosen);
  };
  return [shortcuts, choose];
}
