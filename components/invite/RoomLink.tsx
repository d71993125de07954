import { Share2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import { useInviteLink } from '../../hooks/room/use-invite-link';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Button } from '../ui/Button';
import { lazyPart } from '../ui/lazy-part';
import { canShareLink } from './can-share-link';
import { LinkField } from './LinkField';
import styles from './RoomLink.module.css';

const QrCode = lazyPart(async () => (await import('./QrCode')).QrCode);

/** What others need besides the link. */
const notInLink = { link: null, shown: null, name: 'noKey', passphrase: 'tellPassphrase' } as const;

interface RoomLinkProps {
  room: RoomId;
  access: RoomAccess;
}

/** The room's whole link: to copy, to share, to scan. Says what is not in it. */
export function RoomLink({ room, access }: RoomLinkProps) {
  const t = useTranslations('invite');
  const link = useInviteLink(room, access);
  const missing = notInLink[keyOrigin(access)];
  const shareable = useClientValue(canShareLink, false);

  // Closing the sheet without sharing is no error.
  const share = () => void navigator.share({ title: t('shareText'), url: link }).catch(() => null);

  return (
    <div className={styles.link}>
      <LinkField label={t('link')} link={link}>
        {shareable && (
          <Button onClick={share}>
            <Share2 aria-hidden="true" />
            {t('share')}
          </Button>
        )}
      </LinkField>
      {missing && <p className={styles.hint}>{t(missing)}</p>}
      <div className={styles.scan}>
        <QrCode link={link} />
        <p className={styles.hint}>{t('qrHint')}</p>
      </div>
    </div>
  );
}
