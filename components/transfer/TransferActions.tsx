import { Download, FileUp, Pause, Play, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCanAskPlace } from '../../hooks/use-can-ask-place';
import { useObjectUrl } from '../../hooks/use-object-url';
import type { TransferVerbs, TransferView } from '../../lib/transfer/transfer-snapshot';
import { FilePicker } from './FilePicker';
import type { TransferAction } from './transfer-actions';
import styles from './TransferActions.module.css';

interface TransferActionsProps {
  view: TransferView;
  actions: readonly TransferAction[];
  verbs: TransferVerbs;
  onPickAgain: (file: File) => void;
}

/** What a person can do with one file now. */
export function TransferActions({ view, actions, verbs, onPickAgain }: TransferActionsProps) {
  const t = useTranslations('transfer');
  const canAskPlace = useCanAskPlace();
  const savable = useObjectUrl(actions.includes('save') ? view.file : null);
  const { id } = view;
  const has = (action: TransferAction) => actions.includes(action);
  return (
    <div className={styles.actions}>
      {has('accept') && (
        <button
          type="button"
          className={styles.action}
          data-look="primary"
          onClick={() => verbs.accept(id, 'inBrowser')}
        >
          {t('accept')}
        </button>
      )}
      {has('saveAs') && canAskPlace && (
        <button
          type="button"
          className={styles.action}
          onClick={() => verbs.accept(id, 'askPlace')}
        >
          {t('saveAs')}
        </button>
      )}
      {has('refuse') && (
        <button type="button" className={styles.action} onClick={() => verbs.refuse(id)}>
          {t('refuse')}
        </button>
      )}
      {has('pickAgain') && (
        <FilePicker
          label={t('pickAgain')}
          className={styles.action}
          onPick={([file]) => file && onPickAgain(file)}
        >
          <FileUp aria-hidden="true" />
          {t('pickAgain')}
        </FilePicker>
      )}
      {has('pause') && (
        <button type="button" className={styles.action} onClick={() => verbs.pause(id)}>
          <Pause aria-hidden="true" />
          {t('pause')}
        </button>
      )}
      {has('resume') && (
        <button type="button" className={styles.action} onClick={() => verbs.resume(id)}>
          <Play aria-hidden="true" />
          {t('resume')}
        </button>
      )}
      {has('cancel') && (
        <button type="button" className={styles.action} onClick={() => verbs.cancel(id)}>
          <X aria-hidden="true" />
          {t('cancel')}
        </button>
      )}
      {savable !== null && (
        <a className={styles.action} data-look="primary" href={savable} download={view.name}>
          <Download aria-hidden="true" />
          {t('save')}
        </a>
      )}
      {has('remove') && (
        <button type="button" className={styles.action} onClick={() => verbs.dismiss(id)}>
          {t('remove')}
        </button>
      )}
    </div>
  );
}
