import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShortcutAct, Shortcuts } from '../../lib/shortcuts/shortcuts';
import { shortcutActs, usualShortcuts, withKey } from '../../lib/shortcuts/shortcuts';
import { CheckField } from '../ui/CheckField';
import { Dialog } from '../ui/Dialog';
import { SmallButton } from '../ui/SmallButton';
import { ShortcutRow } from './ShortcutRow';
import styles from './ShortcutsDialog.module.css';

interface ShortcutsDialogProps {
  shortcuts: Shortcuts;
  onChoose: (shortcuts: Shortcuts) => void;
  onClose: () => void;
}

/** Which keys do what; each can be another one or none, and all of them can be turned off. */
export function ShortcutsDialog({ shortcuts, onChoose, onClose }: ShortcutsDialogProps) {
  const t = useTranslations('shortcuts');
  const [changing, setChanging] = useState<ShortcutAct | null>(null);
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <CheckField
        role="switch"
        label={t('on')}
        hint={t('onHint')}
        checked={shortcuts.on}
        onCheck={(on) => onChoose({ ...shortcuts, on })}
      />
      <ul className={styles.rows}>
        {shortcutActs.map((act) => (
          <ShortcutRow
            key={act}
            act={act}
            shortcut={shortcuts.keys[act]}
            changing={act === changing}
            onChange={(change) => setChanging(change ? act : null)}
            onKey={(key) => {
              onChoose(withKey(shortcuts, act, key));
              setChanging(null);
            }}
          />
        ))}
      </ul>
      <div>
        <SmallButton onClick={() => onChoose({ ...usualShortcuts, on: shortcuts.on })}>
          {t('reset')}
        </SmallButton>
      </div>
    </Dialog>
  );
}
