import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Rect } from './grid-layout';
import styles from './Tile.module.css';

interface TileProps {
  /** Names the group, and stands in its corner. */
  label: string;
  rect: Rect;
  /** Who gets the files that are dropped here; nobody in particular by default. */
  dropTo?: PeerId;
  muted?: boolean;
  speaking?: boolean;
  /** Picture, avatar or both, and what there is to say about the connection. */
  children: ReactNode;
}

/** One participant, or one screen, at its place. */
export function Tile({ label, rect, dropTo, muted, speaking, children }: TileProps) {
  const t = useTranslations('call');
  return (
    <div
      role="group"
      aria-label={label}
      className={styles.tile}
      data-drop-to={dropTo}
      data-speaking={speaking === true}
      style={rect}
    >
      {children}
      <p className={styles.label}>
        {muted && (
          <>
            <MicOff aria-hidden="true" />
            <VisuallyHidden>{t('muted')}</VisuallyHidden>
          </>
        )}
        <span className={styles.name}>{label}</span>
        {speaking && <VisuallyHidden>{t('speaking')}</VisuallyHidden>}
      </p>
    </div>
  );
}
