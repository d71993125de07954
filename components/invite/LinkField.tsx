import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCopy } from '../../hooks/base/use-copy';
import { Button } from '../ui/Button';
import { CopyIcon } from '../ui/CopyIcon';
import { TextField } from '../ui/TextField';
import styles from './LinkField.module.css';

interface LinkFieldProps {
  label: string;
  link: string;
  look?: 'primary' | 'quiet';
  /** Other ways to hand it on. */
  children?: ReactNode;
}

/** A link to copy: by a button, or by hand where the browser does not let a page do that. */
export function LinkField({ label, link, look = 'primary', children }: LinkFieldProps) {
  const t = useTranslations('invite');
  const { outcome, copy } = useCopy(t('inClipboard'));
  return (
    <div className={styles.link}>
      <TextField
        label={label}
        value={link}
        dir="ltr"
        readOnly
        problem={outcome === 'failed' ? t('copyFailed') : null}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.ways}>
        <Button look={look} onClick={() => copy(link)}>
          <CopyIcon outcome={outcome} />
          {t(outcome === 'copied' ? 'copied' : 'copy')}
        </Button>
        {children}
      </div>
    </div>
  );
}
