import { memo } from 'react';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Picture } from '../ui/Picture';
import { Avatar } from './Avatar';
import type { Rect } from './grid-layout';
import { Tile } from './Tile';
import { TileStatus } from './TileStatus';

interface PeerTileProps {
  peer: PeerView;
  /** Whether its camera is to be seen. */
  pictures: boolean;
  rect: Rect;
  /** Makes a fresh attempt at the connection. */
  onRetry: (peer: PeerId) => void;
}

/** Somebody else: the camera's picture when there is one, else an avatar; and how the connection is. */
export const PeerTile = memo(function PeerTile(props: PeerTileProps) {
  const { peer, pictures, rect, onRetry } = props;
  const name = useNameOf()(peer);
  const { link, facts } = peer;
  return (
    <Tile
      label={name}
      rect={rect}
      dropTo={peer.id}
      muted={facts?.microphone === false}
      speaking={peer.speaking}
    >
      <Avatar name={facts?.name ?? ''} toneKey={peer.id} />
      {pictures && peer.camera && (
        <Picture stream={peer.camera} frozen={link.status === 'reconnecting'} />
      )}
      <TileStatus peer={peer} name={name} onRetry={() => onRetry(peer.id)} />
    </Tile>
  );
});
