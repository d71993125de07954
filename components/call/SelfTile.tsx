import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useSpeaking } from '../../hooks/use-speaking';
import { useTrackStream } from '../../hooks/use-track-stream';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Picture } from '../ui/Picture';
import { Avatar } from './Avatar';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';

interface SelfTileProps {
  self: string;
  name: string;
  media: MediaSnapshot;
  place: TilePlace;
}

/** Oneself, as in a mirror. */
export const SelfTile = memo(function SelfTile({ self, name, media, place }: SelfTileProps) {
  const t = useTranslations('call');
  const { camera, microphone, muted } = media;
  const shown = camera.status === 'on' && !media.interrupted.includes('camera');
  const stream = useTrackStream(shown ? camera.track : null);
  const speaking = useSpeaking(microphone.status === 'on' && !muted ? microphone.track : null);
  return (
    <Tile
      label={t('you', { name })}
      place={place}
      muted={muted || microphone.status !== 'on'}
      speaking={speaking}
    >
      <Avatar name={name} toneKey={self} />
      {stream && <Picture stream={stream} mirrored />}
    </Tile>
  );
});
