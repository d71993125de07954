import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { readRoomLink, roomLinkPath } from '../../lib/rooms/room-link';
import { roomIdFromName } from '../../lib/rooms/room-name';
import { Button } from '../ui/Button';
import { FieldForm } from '../ui/FieldForm';
import { TextField } from '../ui/TextField';

/** A room that people agreed on by word of mouth, or the link to one. */
export function RoomNameForm({ onEnter }: { onEnter: (path: string) => void }) {
  const t = useTranslations('home');
  const [name, setName] = useState('');
  const [refused, setRefused] = useState(false);

  const onSend = () => {
    const path = pathOf(name);
    setRefused(path === null);
    if (path) onEnter(path);
  };

  return (
    <FieldForm onSend={onSend}>
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
    </FieldForm>
  );
}

/** A link is taken whole, with its secret. */
function pathOf(text: string): string | null {
  const link = readRoomLink(text);
  if (link) return roomLinkPath(link);
  const room = roomIdFromName(text);
  return room && roomLinkPath({ room, fragment: '' });
}
