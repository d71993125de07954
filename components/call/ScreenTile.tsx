import { useTranslations } from 'use-intl';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Picture } from '../ui/Picture';
import type { Rect } from './grid-layout';
import { Tile } from './Tile';

interface ScreenTileProps {
  owner: PeerId;
  /** Whose screen it is. */
  name: string;
  stream: MediaStream;
  /** Whether its owner is being reconnected to. */
  frozen: boolean;
  rect: Rect;
}

/** What somebody else shows, whole and never mirrored. */
export function ScreenTile({ owner, name, stream, frozen, rect }: ScreenTileProps) {
  const t = useTranslations('call');
  return (
    <Tile label={t('screen', { name })} rect={rect} dropTo={owner}>
      <Picture stream={stream} fit="contain" frozen={frozen} />
    </Tile>
  );
}
