import { MicOff, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useGlide } from '../../hooks/stage/use-glide';
import type { Gesture } from '../gestures/GestureMarks';
import { idlePart, lazyPart } from '../ui/lazy-part';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { TilePlace } from './tile-places';
import styles from './Tile.module.css';

const GestureMarks = lazyPart(async () => (await import('../gestures/GestureMarks')).GestureMarks);
const TileActions = idlePart(async () => (await import('./TileActions')).TileActions);

interface TileProps {
  /** Names the group, and stands in its corner. */
  label: string;
  place: TilePlace;
  /** Whether there is something to be made large. */
  isPicture?: boolean;
  /** Who gets the files that are dropped here; nobody in particular by default. */
  dropTo?: PeerId;
  muted?: boolean;
  speaking?: boolean;
  /** What is shown without a word. */
  gesture?: Gesture;
  /** Picture, avatar or both, and what there is to say about the connection. */
  children: ReactNode;
}

const isShown = ({ place, reaction }: Gesture) => place !== null || reaction !== null;

/** One participant, or one screen, at its place. */
export function Tile(props: TileProps) {
  const { label, place, isPicture = true, dropTo, muted, speaking, gesture, children } = props;
  const { tile, rect, floating, spotlit, acting } = place;
  const t = useTranslations('call');
  const stage = useTranslations('stage');
  const ref = useGlide(rect);
  return (
    <div
      ref={ref}
      role="group"
      aria-label={label}
      className={styles.tile}
      data-tile={tile ?? undefined}
      data-drop-to={dropTo}
      data-hand={gesture !== undefined && gesture.place !== null}
      data-floating={floating}
      data-speaking={speaking === true}
      hidden={rect.width === 0 || rect.height === 0}
      style={rect}
    >
      {children}
      {isPicture && acting && <TileActions label={label} tile={ref} acting={acting} />}
      {gesture && isShown(gesture) && <GestureMarks {...gesture} />}
      <p className={styles.label}>
        {spotlit && (
          <>
            <Star className={styles.star} aria-hidden="true" />
            <VisuallyHidden>{stage('spotlit')}</VisuallyHidden>
          </>
        )}
        {muted && (
          <>
            <MicOff aria-hidden="true" />
            <VisuallyHidden>{t('muted')}</VisuallyHidden>
          </>
        )}
        <span className={styles.name} dir="auto">
          {label}
        </span>
        {speaking && <VisuallyHidden>{t('speaking')}</VisuallyHidden>}
      </p>
    </div>
  );
}
