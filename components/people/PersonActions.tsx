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
  hosting: ReactNode;
  /** How loud this person is heard, where one can choose. */
  volume: ReactNode;
  onAskToMute: () => void;
  onMakeHost: () => void;
  onRemove: () => void;
}

/** What one can do about one person: ask to mute, and as host more. */
export function PersonActions(props: PersonActionsProps) {
  const { name, asHost, audible, hosting, volume, onAskToMute, onMakeHost, onRemove } = props;
  const t = useTranslations('people');
  const [asked, setAsked] = useState(false);
  if (!audible && asked) setAsked(false);

  const ask = () => {
    setAsked(true);
    onAskToMute();
  };

  return (
    <PersonActionRow>
      {volume}
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
          {hosting}
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
