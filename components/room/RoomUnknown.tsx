import { useRouter } from 'next/router';
import { useTranslations } from 'use-intl';
import { useLinkElsewhere } from '../../hooks/room/use-link-elsewhere';
import { RoomNameForm } from '../home/RoomNameForm';
import { MessagePage } from '../layout/MessagePage';
import { ButtonLink } from '../ui/ButtonLink';

/**
 * The address is that of a room, but of none that can be: a name typed behind `/room/`, or a link that lost something.
 *
 * @param asked what stands there; '' when it can be no name either
 */
export function RoomUnknown({ asked }: { asked: string }) {
  const t = useTranslations('errors');
  const router = useRouter();
  useLinkElsewhere(`/room/${encodeURIComponent(asked)}`);
  return (
    <MessagePage
      title={t('invalidRoomTitle')}
      heading={t('invalidRoomHeading')}
      text={t('invalidRoomText')}
      status={<RoomNameForm suggestion={asked} onEnter={(path) => void router.push(path)} />}
    >
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </MessagePage>
  );
}
