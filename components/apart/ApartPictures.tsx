import { useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/words/use-name-of';
import { useTrackStream } from '../../hooks/media/use-track-stream';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Avatar } from '../ui/Avatar';
import { Picture } from '../ui/Picture';
import { ApartTile } from './ApartTile';
import styles from './ApartPictures.module.css';

interface ApartPicturesProps {
  self: PeerId;
  name: string;
  peers: readonly PeerView[];
  media: MediaSnapshot;
  pictures: boolean;
}

/** The others and their screens; oneself only where there is nobody else. */
export function ApartPictures({ self, name, peers, media, pictures }: ApartPicturesProps) {
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const { camera, cameraSide } = media;
  const own = useTrackStream(camera.status === 'on' ? camera.track : null);
  return (
    <div className={styles.pictures} role="region" aria-label={t('participants')}>
      {peers.map(
        (peer) =>
          peer.screen &&
          pictures && (
            <ApartTile key={`screen ${peer.id}`} label={t('screen', { name: nameOf(peer) })} large>
              <Picture stream={peer.screen} fit="contain" />
            </ApartTile>
          ),
      )}
      {peers.map((peer) => (
        <ApartTile key={peer.id} label={nameOf(peer)} speaking={peer.speaking}>
          <Avatar name={peer.facts?.name ?? ''} toneKey={peer.id} />
          {peer.camera && pictures && (
            <Picture stream={peer.camera} frozen={peer.link.status === 'reconnecting'} />
          )}
        </ApartTile>
      ))}
      {peers.length === 0 && (
        <ApartTile label={t('you', { name })}>
          <Avatar name={name} toneKey={self} />
          {own && <Picture stream={own} mirrored={cameraSide.facing !== 'environment'} />}
        </ApartTile>
      )}
    </div>
  );
}
