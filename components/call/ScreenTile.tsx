import { useTranslations } from 'use-intl';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Picture } from '../ui/Picture';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';

interface ScreenTileProps {
  owner: PeerId;
  /** Whose screen it is. */
  name: string;
  stream: MediaStream;
  /** Whether its owner is being reconnected to. */
  frozen: boolean;
  /** Width to height, as soon as it is known and when it changes. */
  onShape: (owner: PeerId, shape: number) => void;
  place: TilePlace;
}

/** What somebody else shows, whole and never mirrored. */
export function ScreenTile({ owner, name, stream, frozen, onShape, place }: ScreenTileProps) {
  const t = useTranslations('call');
  return (
    <Tile label={t('screen', { name })} place={place} dropTo={owner}>
      <Picture
        stream={stream}
        fit="contain"
        frozen={frozen}
        onShape={(shape) => onShape(owner, shape)}
      />
    </Tile>
  );
}
