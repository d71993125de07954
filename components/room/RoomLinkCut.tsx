import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { readRoomLink } from '../../lib/rooms/read-room-link';
import { roomAddress } from '../../lib/rooms/room-address';
import { roomLinkPath } from '../../lib/rooms/room-link';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { FieldForm } from '../ui/FieldForm';
import { TextField } from '../ui/TextField';
import { HomeLink } from './HomeLink';

type Fault = 'incomplete' | 'damaged';

/** The link's secret was lost or damaged on the way: ask for the whole link, and paste it here. */
export function RoomLinkCut({ kind }: { kind: Fault }) {
  const t = useTranslations('lostKey');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'noLink' | `again.${Fault}` | null>(null);

  const onSend = () => {
    const link = readRoomLink(text);
    if (!link) return setProblem('noLink');
    const address = roomAddress(link);
    if (address.kind === 'incomplete' || address.kind === 'damaged') {
      return setProblem(`again.${address.kind}`);
    }
    // Within this page's address it changes the fragment only, which starts the visit.
    window.location.assign(roomLinkPath(link));
  };

  return (
    <MessagePage
      title={t(`${kind}.title`)}
      heading={t(`${kind}.heading`)}
      text={t(`${kind}.text`)}
      urgent
      status={
        <FieldForm onSend={onSend}>
          <TextField
            label={t('link')}
            problem={problem && t(problem)}
            value={text}
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
            }}
          />
          <Button type="submit" look="primary">
            {t('go')}
          </Button>
        </FieldForm>
      }
    >
      <HomeLink />
    </MessagePage>
  );
}
