import { Scan, ZoomIn, ZoomOut } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { Zoom } from '../../lib/stage/zoom';
import { MAX_SCALE, whole, zoomBy } from '../../lib/stage/zoom';
import { ZOOM_STEP, zoomOfKey } from './key-zoom';
import type { ChangeZoom } from './pointer-zoom';
import { followPointers } from './pointer-zoom';
import styles from './ZoomControls.module.css';

interface ZoomControlsProps {
  /** What is looked at, in words. */
  label: string;
  /** Where wheel, mouse and fingers count. */
  surface: RefObject<HTMLElement | null>;
  zoom: Zoom;
  onZoom: ChangeZoom;
}

/** Looks closely at a picture: by buttons and keys here, and by wheel, mouse and fingers on the picture itself. */
export function ZoomControls({ label, surface, zoom, onZoom }: ZoomControlsProps) {
  const t = useTranslations('stage.zoom');
  useEffect(
    () => (surface.current ? followPointers(surface.current, onZoom) : undefined),
    [surface, onZoom],
  );
  const percent = Math.round(zoom.scale * 100);
  const onKeyDown = (event: KeyboardEvent) => {
    const change = zoomOfKey(event);
    if (!change) return;
    event.preventDefault();
    onZoom(change);
  };
  const acts = [
    {
      words: t('in', { name: label }),
      icon: <ZoomIn aria-hidden="true" />,
      isOver: zoom.scale >= MAX_SCALE,
      act: (from: Zoom) => zoomBy(from, ZOOM_STEP),
    },
    {
      words: t('out', { name: label }),
      icon: <ZoomOut aria-hidden="true" />,
      isOver: zoom.scale <= 1,
      act: (from: Zoom) => zoomBy(from, 1 / ZOOM_STEP),
    },
    {
      words: t('whole', { name: label }),
      icon: <Scan aria-hidden="true" />,
      isOver: zoom.scale <= 1,
      act: () => whole,
    },
  ];
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys, whichever of its buttons has them
    <div
      role="group"
      aria-label={t('group', { percent })}
      className={styles.zoom}
      data-zoomed={zoom.scale > 1}
      onKeyDown={onKeyDown}
    >
      {acts.map(({ words, icon, isOver, act }) => (
        <button
          key={words}
          type="button"
          className={styles.action}
          aria-label={words}
          title={words}
          // Not `disabled`, which would take the keyboard away from it.
          aria-disabled={isOver}
          onClick={() => onZoom(act)}
        >
          {icon}
        </button>
      ))}
    </div>
  );
}
