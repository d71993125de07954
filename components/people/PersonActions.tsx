import { useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './PersonActions.module.css';

interface PersonActionsProps {
  name: string;
  /** Whether the one who looks is host. */
  asHost: boolean;
  /** Whether the person's microphone is on. */
  audible: boolean;
  onAskToMute: () => void;
  onMakeHost: () => void;
  onRemove: () => void;
}

/** What one can do about one person: ask to mute, and as host more. */
export function PersonActions(props: PersonActionsProps) {
  const { name, asHost, audible, onAskToMute, onMakeHost, onRemove } = props;
  const t = useTranslations('people');
  const [asked, setAsked] = useState(false);
  if (!audible && asked) setAsked(false);
  if (!audible && !asHost) return null;

  const ask = () => {
    setAsked(true);
    onAskToMute();
  };

  return (
    <div className={styles.actions}>
      {audible && (
        <button
          type="button"
          className={styles.action}
          aria-label={t(asked ? 'askedToMuteName' : 'askToMuteName', { name })}
          aria-disabled={asked}
          onClick={asked ? undefined : ask}
        >
          {t(asked ? 'askedToMute' : 'askToMute')}
        </button>
      )}
      {asHost && (
        <>
          <button
            type="button"
            className={styles.action}
            aria-label={t('makeHostName', { name })}
            onClick={onMakeHost}
          >
            {t('makeHost')}
          </button>
          <button
            type="button"
            className={styles.action}
            data-look="danger"
            aria-label={t('removeName', { name })}
            onClick={onRemove}
          >
            {t('remove')}
          </button>
        </>
      )}
    </div>
  );
}
