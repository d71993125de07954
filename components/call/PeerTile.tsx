import { memo } from 'react';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Picture } from '../ui/Picture';
import { Avatar } from './Avatar';
import { BlockedLink } from './BlockedLink';
import type { Rect } from './grid-layout';
import { Interruption } from './Interruption';
import { LinkStatus } from './LinkStatus';
import { PathBadge } from './PathBadge';
import { Tile } from './Tile';

interface PeerTileProps {
  peer: PeerView;
  rect: Rect;
  /** Makes a fresh attempt at the connection. */
  onRetry: (peer: PeerId) => void;
}

/** Somebody else: the camera's picture when there is one, else an avatar; and how the connection is. */
export const PeerTile = memo(function PeerTile({ peer, rect, onRetry }: PeerTileProps) {
  const name = useNameOf()(peer);
  const { link, facts } = peer;
  const interrupted = facts?.interrupted ?? [];
  return (
    <Tile label={name} rect={rect} muted={facts?.microphone === false} speaking={peer.speaking}>
      <Avatar name={facts?.name ?? ''} toneKey={peer.id} />
      {peer.camera && <Picture stream={peer.camera} frozen={link.status === 'reconnecting'} />}
      {link.status === 'connected' &&
        (interrupted.length > 0 ? (
          <Interruption name={name} devices={interrupted} />
        ) : (
          link.path && <PathBadge path={link.path} />
        ))}
      {link.status === 'blocked' && (
        <BlockedLink cause={link.cause} name={name} onRetry={() => onRetry(peer.id)} />
      )}
      {(link.status === 'connecting' || link.status === 'reconnecting') && (
        <LinkStatus link={link} name={facts ? name : null} />
      )}
    </Tile>
  );
});
