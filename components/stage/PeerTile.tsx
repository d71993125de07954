import { memo } from 'react';
import { useConnectionWords } from '../../hooks/words/use-connection-words';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { GestureView } from '../../lib/call/people/gesture-view';
import type { Fault } from '../../lib/call/stats/whose-fault';
import type { Receiving } from '../../lib/call/stats/receiving';
import type { PeerId } from '../../lib/signaling/identifiers';
import { ConnectionMark } from '../connection/ConnectionMark';
import { gestureOf } from '../gestures/gesture-of';
import { Picture } from '../ui/Picture';
import { Avatar } from '../ui/Avatar';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';
import { TileStatus } from './TileStatus';

interface PeerTileProps {
  peer: PeerView;
  /** Whether its camera is to be seen. */
  pictures: boolean;
  place: TilePlace;
  /** Whose hands are raised, and who reacts how. */
  gestures: GestureView;
  /** Makes a fresh attempt at the connection. */
  onRetry: (peer: PeerId) => void;
  /** Whose line or machine is why this person does not arrive well. */
  fault: Fault;
  /** What of this participant could be received there. */
  sent: Receiving;
  /** Opens all there is to know of the connection. */
  onDetails: (peer: PeerId) => void;
}

/** Somebody else: the camera's picture when there is one, else an avatar; and how the connection is. */
export const PeerTile = memo(function PeerTile(props: PeerTileProps) {
  const { peer, pictures, place, gestures, fault, sent, onRetry, onDetails } = props;
  const name = useNameOf()(peer);
  const { link, facts, mark } = peer;
  const words = useConnectionWords()(peer, fault, sent);
  return (
    <Tile
      label={name}
      place={place}
      gesture={gestureOf(gestures, peer.id)}
      dropTo={peer.id}
      muted={facts?.microphone === false}
      speaking={peer.speaking}
    >
      <Avatar name={facts?.name ?? ''} toneKey={peer.id} />
      {pictures && peer.camera && (
        <Picture stream={peer.camera} frozen={link.status === 'reconnecting'} />
      )}
      <TileStatus
        peer={peer}
        name={name}
        mark={
          mark && (
            <ConnectionMark grade={mark.grade} words={words} onPress={() => onDetails(peer.id)} />
          )
        }
        onRetry={() => onRetry(peer.id)}
      />
    </Tile>
  );
});
