import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { roomIdFromName } from '../../lib/rooms/room-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './RoomNameForm.module.css';

/** A room that people agreed on by word of mouth. */
export function RoomNameForm({ onEnter }: { onEnter: (room: RoomId) => void }) {
  const t = useTranslations('home');
  const [name, setName] = useState('');
  const [refused, setRefused] = useState(false);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const room = roomIdFromName(name);
    setRefused(room === null);
    if (room) onEnter(room);
  };

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <TextField
        label={t('roomName')}
        hint={t('roomNameHint')}
        problem={refused ? t('roomNameInvalid') : null}
        value={name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => {
          setName(event.target.value);
          setRefused(false);
        }}
      />
      <Button type="submit">
        {t('go')}
        <ArrowRight aria-hidden="true" />
      </Button>
    </form>
  );
}
