import * as RadixDialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { useInSight } from '../../hooks/base/use-full-screen';
import { useOpener } from '../../hooks/base/use-opener';
import styles from './Dialog.module.css';
import { DialogNotices } from './dialog-notices';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog, open for as long as it is rendered. Escape and the veil close it. The focus goes back to what had it
 * before: Radix gives it back to triggers of its own alone.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useTranslations('ui');
  const notices = useContext(DialogNotices);
  useInSight();
  const giveFocusBack = useOpener();
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.veil} />
        <RadixDialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
          }}
        >
          {/* A `header` would be the banner of the page (HTML AAM): it has one. */}
          <div className={styles.head}>
            <RadixDialog.Title className={styles.title}>{title}</RadixDialog.Title>
            <RadixDialog.Close className={styles.close} aria-label={t('close')}>
              <X aria-hidden="true" />
            </RadixDialog.Close>
          </div>
          {notices}
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
