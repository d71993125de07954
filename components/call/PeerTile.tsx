import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import { Picture } from '../ui/Picture';
import { Avatar } from './Avatar';
import type { Rect } from './grid-layout';
import { Tile } from './Tile';
import { useNameOf } from '../../hooks/use-name-of';

/** Somebody else: the camera's picture when there is one, else an avatar. */
export function PeerTile({ peer, rect }: { peer: PeerView; rect: Rect }) {
  const t = useTranslations('call');
  const name = useNameOf()(peer);
  const words = peer.facts
    ? t(peer.link === 'reconnecting' ? 'reconnecting' : 'connecting', { name })
    : t('connectingUnnamed');
  return (
    <Tile
      label={name}
      rect={rect}
      muted={peer.facts?.microphone === false}
      speaking={peer.speaking}
      status={peer.link === 'connected' ? null : words}
    >
      <Avatar name={peer.facts?.name ?? ''} toneKey={peer.id} />
      {peer.camera && <Picture stream={peer.camera} />}
    </Tile>
  );
}
