import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MAX_ROOM_NAME_LENGTH } from '../../lib/rooms/typed-name';
import type { TypedRoom } from '../../lib/rooms/typed-room';
import { readTypedRoom } from '../../lib/rooms/typed-room';
import { Button } from '../ui/Button';
import { FieldForm } from '../ui/FieldForm';
import { TextField } from '../ui/TextField';

type Problem = Exclude<TypedRoom['kind'], 'path'>;

interface RoomNameFormProps {
  /** To begin with. */
  suggestion?: string;
  onEnter: (path: string) => void;
}

/** A room that people agreed on by word of mouth, or the link to one, which is taken whole, with its secret. */
export function RoomNameForm({ suggestion = '', onEnter }: RoomNameFormProps) {
  const t = useTranslations('home');
  const lostKey = useTranslations('lostKey');
  const [name, setName] = useState(suggestion);
  const [problem, setProblem] = useState<Problem | null>(null);

  const onSend = () => {
    const typed = readTypedRoom(name);
    if (typed.kind === 'path') onEnter(typed.path);
    else setProblem(typed.kind);
  };

  const words = {
    noWord: t('roomNameInvalid'),
    tooLong: t('roomNameTooLong', { count: MAX_ROOM_NAME_LENGTH }),
    noRoom: lostKey('noLink'),
  };

  return (
    <FieldForm onSend={onSend}>
      <TextField
        label={t('roomName')}
        hint={t('roomNameHint')}
        problem={problem && words[problem]}
        value={name}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
      />
      <Button type="submit">
        {t('go')}
        <ArrowRight aria-hidden="true" />
      </Button>
    </FieldForm>
  );
}
