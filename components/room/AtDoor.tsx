import { ServerOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useKnockPicture } from '../../hooks/call/use-knock-picture';
import type { CallStatus } from '../../lib/call/call-snapshot';
import type { KnockPicture } from '../../lib/door/knock-picture';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { LiveRegion } from '../ui/LiveRegion';
import { Notice } from '../ui/Notice';
import { KnockPictureField } from './KnockPictureField';
import { KnockWaiting } from './KnockWaiting';

interface AtDoorProps {
  place: Extract<CallStatus, { status: 'atDoor' }>;
  name: string;
  serverConnected: boolean;
  /** Null without a camera that is on. */
  camera: MediaStreamTrack | null;
  onKnock: (picture: KnockPicture | null) => void;
  onGiveUp: () => void;
}

/** Nobody goes in here without the host's word: knock and wait, or go. */
export function AtDoor({ place, name, serverConnected, camera, onKnock, onGiveUp }: AtDoorProps) {
  const t = useTranslations('atDoor');
  const picture = useKnockPicture(camera);
  const { knocked, hostAway, reason } = place;
  return (
    <MessagePage
      title={t('title')}
      heading={t(`headings.${reason}`)}
      text={t('text', { name })}
      urgent
      status={
        <>
          <LiveRegion>
            {knocked && <KnockWaiting hostAway={hostAway} />}
            {!serverConnected && <Notice icon={<ServerOff />}>{t('serverAway')}</Notice>}
          </LiveRegion>
          {!knocked && camera && <KnockPictureField picture={picture} />}
        </>
      }
    >
      {!knocked && (
        <Button
          look="primary"
          disabled={picture.state.status === 'taking'}
          onClick={() => onKnock(picture.taken)}
        >
          {t('knock')}
        </Button>
      )}
      <Button
        // It comes to where the other one was: the second click of two is not meant for it.
        onClick={({ detail }) => detail < 2 && onGiveUp()}
      >
        {t(knocked ? 'stopKnocking' : 'back')}
      </Button>
    </MessagePage>
  );
}
