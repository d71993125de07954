import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MAX_PASSPHRASE_LENGTH } from '../../lib/rooms/room-access';
import { Fold } from '../ui/Fold';
import { TextField } from '../ui/TextField';
import styles from './PassphraseField.module.css';

interface PassphraseFieldProps {
  value: string;
  onChange: (passphrase: string) => void;
}

/** For a room that people know by its name: what they agreed on besides. Folded away, since it may be left out. */
export function PassphraseField({ value, onChange }: PassphraseFieldProps) {
  const t = useTranslations('passphrase');
  const [shown, setShown] = useState(false);
  const [openAtFirst] = useState(value !== '');
  return (
    <Fold summary={t('add')} open={openAtFirst}>
      <div className={styles.field}>
        <TextField
          label={t('label')}
          hint={t('hint')}
          type={shown ? 'text' : 'password'}
          value={value}
          maxLength={MAX_PASSPHRASE_LENGTH}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className={styles.show}
          aria-label={shown ? t('hide') : t('show')}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </button>
      </div>
    </Fold>
  );
}
