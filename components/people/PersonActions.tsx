import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PersonAction, PersonActionRow } from './PersonAction';

interface PersonActionsProps {
  name: string;
  /** Whether the one who looks is host. */
  asHost: boolean;
  /** Whether the person's microphone is on. */
  audible: boolean;
  /** What a host has besides. */
  spotlight: ReactNode;
  onAskToMute: () => void;
  onMakeHost: () => void;
  onRemove: () => void;
}

/** What one can do about one person: ask to mute, and as host more. */
export function PersonActions(props: PersonActionsProps) {
  const { name, asHost, audible, spotlight, onAskToMute, onMakeHost, onRemove } = props;
  const t = useTranslations('people');
  const [asked, setAsked] = useState(false);
  if (!audible && asked) setAsked(false);
  if (!audible && !asHost) return null;

  const ask = () => {
    setAsked(true);
    onAskToMute();
  };

  return (
    <PersonActionRow>
      {audible && (
        <PersonAction
          label={t(asked ? 'askedToMuteName' : 'askToMuteName', { name })}
          text={t(asked ? 'askedToMute' : 'askToMute')}
          isDone={asked}
          onPress={ask}
        />
      )}
      {asHost && (
        <>
          {spotlight}
          <PersonAction
            label={t('makeHostName', { name })}
            text={t('makeHost')}
            onPress={onMakeHost}
          />
          <PersonAction
            label={t('removeName', { name })}
            text={t('remove')}
            look="danger"
            onPress={onRemove}
          />
        </>
      )}
    </PersonActionRow>
  );
}
