import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Zoom } from '../../lib/stage/zoom';
import { whole } from '../../lib/stage/zoom';
import { lazyPart } from '../ui/lazy-part';
import { Picture } from '../ui/Picture';
import styles from './ScreenTile.module.css';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';

const ZoomControls = lazyPart(async () => (await import('../zoom/ZoomControls')).ZoomControls);

/** Sizes are rounded, and change with the line: shapes that differ by less are one. */
const SAME_SHAPE = 0.01;

interface ScreenTileProps {
  owner: PeerId;
  /** Whose screen it is. */
  name: string;
  stream: MediaStream;
  /** Whether its owner is being reconnected to. */
  frozen: boolean;
  /** Width to height, as soon as it is known and when it changes. */
  onShape: (owner: PeerId, shape: number) => void;
  /** How many times as large as its tile it is looked at. */
  onScale: (owner: PeerId, scale: number) => void;
  place: TilePlace;
}

/** What somebody else shows, whole or looked at closely, and never mirrored. */
export function ScreenTile(props: ScreenTileProps) {
  const { owner, name, stream, frozen, onShape, onScale, place } = props;
  const t = useTranslations('call');
  const surface = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(whole);
  const { scale, x, y } = zoom;
  useEffect(() => onScale(owner, scale), [owner, scale, onScale]);
  const shape = useRef(0);
  const learnShape = (now: number) => {
    // Something else is shown: what was looked at is gone.
    if (Math.abs(now - shape.current) > SAME_SHAPE) setZoom(whole);
    shape.current = now;
    onShape(owner, now);
  };
  const change = useCallback((next: (zoom: Zoom) => Zoom) => setZoom(next), []);
  const label = t('screen', { name });
  const closely = { transform: `translate(${x * 100}%, ${y * 100}%) scale(${scale})` };
  return (
    <Tile label={label} place={place} dropTo={owner}>
      <div ref={surface} className={styles.surface} data-zoomed={scale > 1}>
        <div className={styles.picture} style={scale > 1 ? closely : undefined}>
          <Picture stream={stream} fit="contain" frozen={frozen} onShape={learnShape} />
        </div>
      </div>
      {place.acting && <ZoomControls label={label} surface={surface} zoom={zoom} onZoom={change} />}
    </Tile>
  );
}
