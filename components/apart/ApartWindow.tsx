import { LogOut } from 'lucide-react';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { useApart } from '../../hooks/stage/use-apart';
import { useApartByItself } from '../../hooks/stage/use-apart-by-itself';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { pageApart } from '../../lib/stage/apart';
import { CameraToggle } from '../controls/CameraToggle';
import { ControlButton } from '../controls/ControlButton';
import { MicrophoneToggle } from '../controls/MicrophoneToggle';
import type { MediaVerbs } from '../devices/media-verbs';
import { ApartPictures } from './ApartPictures';
import styles from './ApartWindow.module.css';
import { dressWindow } from './dress-window';

interface ApartWindowProps {
  self: PeerId;
  name: string;
  peers: readonly PeerView[];
  media: MediaSnapshot;
  local: MediaVerbs;
  /** Whether pictures are to be seen. */
  pictures: boolean;
  onLeave: () => void;
}

/** The others and what one needs most, in a window of their own; closed with the call. */
export function ApartWindow({ media, local, onLeave, ...shown }: ApartWindowProps) {
  const t = useTranslations('controls');
  const apart = useApart();
  useApartByItself();
  useEffect(() => pageApart.close, []);
  const inWindow = apart?.kind === 'window' ? apart.window : null;
  useEffect(() => {
    if (inWindow) dressWindow(inWindow.document, document);
  }, [inWindow]);
  if (!inWindow) return null;
  return createPortal(
    <div className={styles.apart} data-surface="call">
      <ApartPictures media={media} {...shown} />
      <section className={styles.bar} aria-label={t('label')}>
        <MicrophoneToggle media={media} local={local} />
        <CameraToggle media={media} local={local} />
        <ControlButton label={t('leave')} icon={<LogOut />} look="leave" onPress={onLeave} />
      </section>
    </div>,
    inWindow.document.body,
  );
}
