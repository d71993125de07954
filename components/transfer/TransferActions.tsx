import { Download, FileUp, Pause, Play, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCanAskPlace } from '../../hooks/transfer/use-can-ask-place';
import { useObjectUrl } from '../../hooks/base/use-object-url';
import type { TransferVerbs, TransferView } from '../../lib/transfer/transfer-snapshot';
import { SmallButton } from '../ui/SmallButton';
import { FilePicker } from './FilePicker';
import type { TransferAction } from './transfer-actions';
import styles from './TransferActions.module.css';
import small from '../ui/SmallButton.module.css';

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
        <SmallButton look="primary" onClick={() => verbs.accept(id, 'inBrowser')}>
          {t('accept')}
        </SmallButton>
      )}
      {has('saveAs') && canAskPlace && (
        <SmallButton onClick={() => verbs.accept(id, 'askPlace')}>{t('saveAs')}</SmallButton>
      )}
      {has('refuse') && <SmallButton onClick={() => verbs.refuse(id)}>{t('refuse')}</SmallButton>}
      {has('pickAgain') && (
        <FilePicker
          label={t('pickAgain')}
          className={small.button}
          onPick={([file]) => file && onPickAgain(file)}
        >
          <FileUp aria-hidden="true" />
          {t('pickAgain')}
        </FilePicker>
      )}
      {has('pause') && (
        <SmallButton onClick={() => verbs.pause(id)}>
          <Pause aria-hidden="true" />
          {t('pause')}
        </SmallButton>
      )}
      {has('resume') && (
        <SmallButton onClick={() => verbs.resume(id)}>
          <Play aria-hidden="true" />
          {t('resume')}
        </SmallButton>
      )}
      {has('cancel') && (
        <SmallButton onClick={() => verbs.cancel(id)}>
          <X aria-hidden="true" />
          {t('cancel')}
        </SmallButton>
      )}
      {savable !== null && (
        <a className={small.button} data-look="primary" href={savable} download={view.name}>
          <Download aria-hidden="true" />
          {t('save')}
        </a>
      )}
      {has('remove') && <SmallButton onClick={() => verbs.dismiss(id)}>{t('remove')}</SmallButton>}
    </div>
  );
}
