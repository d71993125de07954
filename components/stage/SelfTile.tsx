import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useSpeaking } from '../../hooks/media/use-speaking';
import { useTrackStream } from '../../hooks/media/use-track-stream';
import type { GestureView } from '../../lib/call/people/gesture-view';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { gestureOf } from '../gestures/gesture-of';
import { Picture } from '../ui/Picture';
import { Avatar } from '../ui/Avatar';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';

interface SelfTileProps {
  self: PeerId;
  name: string;
  media: MediaSnapshot;
  place: TilePlace;
  /** Whose hands are raised, and who reacts how. */
  gestures: GestureView;
}

/** Oneself, as in a mirror; what the camera at the back sees, as it is. */
export const SelfTile = memo(function SelfTile({
  self,
  name,
  media,
  place,
  gestures,
}: SelfTileProps) {
  const t = useTranslations('call');
  const { camera, cameraSide, microphone, muted } = media;
  const shown = camera.status === 'on' && !media.interrupted.includes('camera');
  const stream = useTrackStream(shown ? camera.track : null);
  const speaking = useSpeaking(microphone.status === 'on' && !muted ? microphone.track : null);
  return (
    <Tile
      label={t('you', { name })}
      place={place}
      gesture={gestureOf(gestures, self)}
      muted={muted || microphone.status !== 'on'}
      speaking={speaking}
    >
      <Avatar name={name} toneKey={self} />
      {stream && <Picture stream={stream} mirrored={cameraSide.facing !== 'environment'} />}
    </Tile>
  );
});
