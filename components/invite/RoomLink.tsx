import { Check, Copy, Share2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/use-client-value';
import { useCopy } from '../../hooks/use-copy';
import { useRoomName } from '../../hooks/use-room-name';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { roomPath } from '../../lib/rooms/room-access';
import type { RoomId } from '../../lib/signaling/identifiers';
import { Button } from '../ui/Button';
import { lazyPart } from '../ui/lazy-part';
import { TextField } from '../ui/TextField';
import { canShareLink } from './can-share-link';
import styles from './RoomLink.module.css';

const QrCode = lazyPart(async () => (await import('./QrCode')).QrCode);

const originOf = () => window.location.origin;

/** What others need besides the link. */
const notInLink = { link: null, shown: null, name: 'noKey', passphrase: 'tellPassphrase' } as const;

interface RoomLinkProps {
  room: RoomId;
  access: RoomAccess;
}

/** The room's whole link: to copy, to share, to scan. Says what is not in it. */
export function RoomLink({ room, access }: RoomLinkProps) {
  const t = useTranslations('invite');
  const link = `${useClientValue(originOf, '')}${roomPath(room, access, useRoomName(room))}`;
  const missing = notInLink[keyOrigin(access)];
  const shareable = useClientValue(canShareLink, false);
  const { outcome, copy } = useCopy();

  // Closing the sheet without sharing is no error.
  const share = () => void navigator.share({ title: t('shareText'), url: link }).catch(() => null);

  return (
    <div className={styles.link}>
      <TextField
        label={t('link')}
        value={link}
        readOnly
        problem={outcome === 'failed' ? t('copyFailed') : null}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.ways}>
        <Button look="primary" onClick={() => copy(link)}>
          {outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          <span role="status">{outcome === 'copied' ? t('copied') : t('copy')}</span>
        </Button>
        {shareable && (
          <Button onClick={share}>
            <Share2 aria-hidden="true" />
            {t('share')}
          </Button>
        )}
      </div>
      {missing && <p className={styles.hint}>{t(missing)}</p>}
      <div className={styles.scan}>
        <QrCode link={link} />
        <p className={styles.hint}>{t('qrHint')}</p>
      </div>
    </div>
  );
}
