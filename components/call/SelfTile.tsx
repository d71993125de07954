import { useTranslations } from 'use-intl';
import { useLevel } from '../../hooks/use-level';
import { useTrackStream } from '../../hooks/use-track-stream';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Picture } from '../ui/Picture';
import { Avatar } from './Avatar';
import type { Rect } from './grid-layout';
import { Tile } from './Tile';

/** Above it somebody speaks rather than breathes, of 1. */
const SPEAKING_LEVEL = 0.15;

interface SelfTileProps {
  self: string;
  name: string;
  media: MediaSnapshot;
  rect: Rect;
}

/** Oneself, as in a mirror. */
export function SelfTile({ self, name, media, rect }: SelfTileProps) {
  const t = useTranslations('call');
  const { camera, microphone, muted } = media;
  const shown = camera.status === 'on' && !media.interrupted.includes('camera');
  const stream = useTrackStream(shown ? camera.track : null);
  const level = useLevel(microphone.status === 'on' && !muted ? microphone.track : null);
  return (
    <Tile
      label={t('you', { name })}
      rect={rect}
      muted={muted || microphone.status !== 'on'}
      speaking={level > SPEAKING_LEVEL}
    >
      <Avatar name={name} toneKey={self} />
      {stream && <Picture stream={stream} mirrored />}
    </Tile>
  );
}
