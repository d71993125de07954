import { useTranslations } from 'use-intl';
import { MessagePage } from '../layout/MessagePage';
import { Button } from '../ui/Button';
import { LiveRegion } from '../ui/LiveRegion';
import { HomeLink } from './HomeLink';
import { QueuePlace } from './QueuePlace';

interface RoomFullProps {
  capacity: number;
  /** From 1 in the queue, null when not waiting. */
  position: number | null;
  onWait: () => void;
  onStopWaiting: () => void;
}

/** Every seat is taken: wait for one, or go. */
export function RoomFull({ capacity, position, onWait, onStopWaiting }: RoomFullProps) {
  const t = useTranslations('full');
  return (
    <MessagePage
      title={t('title')}
      heading={t('heading')}
      text={t('text', { capacity })}
      urgent
      status={<LiveRegion>{position !== null && <QueuePlace position={position} />}</LiveRegion>}
    >
      {position === null ? (
        <Button look="primary" onClick={onWait}>
          {t('wait')}
        </Button>
      ) : (
        <Button onClick={onStopWaiting}>{t('stopWaiting')}</Button>
      )}
      <HomeLink />
    </MessagePage>
  );
}
