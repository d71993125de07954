import { Video } from 'lucide-react';
import { useRouter } from 'next/router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useArrivalFocus } from '../../hooks/base/use-arrival-focus';
import { useOpenedFor } from '../../hooks/room/use-opened-for';
import { newRoomId } from '../../lib/rooms/new-room-id';
import { roomPath } from '../../lib/rooms/room-access';
import { newRoomSecret } from '../../lib/rooms/room-secret';
import { CheckLink } from '../layout/CheckLink';
import { InsecureNotice } from '../insecure/InsecureNotice';
import { SiteShell } from '../layout/SiteShell';
import { Button } from '../ui/Button';
import styles from './Home.module.css';

import { Promises } from './Promises';
import { RoomNameForm } from './RoomNameForm';
import { RoomsOfDevice } from './RoomsOfDevice';
import { RoundTable } from './RoundTable';

const newRoomPath = () => roomPath(newRoomId(), { kind: 'link', secret: newRoomSecret() });

/** Where everybody starts: a new room, or one known by its name. */
export function Home() {
  const t = useTranslations('home');
  const router = useRouter();
  const heading = useArrivalFocus();
  const enter = (path: string) => void router.push(path);
  useOpenedFor(
    (path) => void router.replace(path),
    () => void router.replace(newRoomPath()),
  );

  useEffect(() => {
    void router.prefetch('/room/[roomId]');
  }, [router]);

  return (
    <SiteShell title={t('title')}>
      <div className={styles.home}>
        <div className={styles.door}>
          <InsecureNotice />
          <h1 ref={heading} className={styles.heading} tabIndex={-1}>
            {t('heading')}
          </h1>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.start}>
            <Button look="primary" onClick={() => enter(newRoomPath())}>
              <Video aria-hidden="true" />
              {t('newRoom')}
            </Button>
          </div>
          <p className={styles.or}>{t('or')}</p>
          <RoomNameForm onEnter={enter} />
          <RoomsOfDevice onEnter={enter} />
          <CheckLink>{t('check')}</CheckLink>
        </div>
        <RoundTable />
        <Promises />
      </div>
    </SiteShell>
  );
}
