import { Maximize2, Minimize2, PanelRightClose, PanelRightOpen, Pin, PinOff } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import {
  canFillScreen,
  toggleFullScreen,
  useFullScreenElement,
} from '../../hooks/base/use-full-screen';
import styles from './TileActions.module.css';

/** What can be done with one tile, here alone. */
export interface TileActing {
  readonly pinned: boolean;
  readonly onPin: (pinned: boolean) => void;
  /** Whether the others are shown beside it; null where it has no others beside it. */
  readonly strip: boolean | null;
  readonly onStrip: (shown: boolean) => void;
}

interface TileActionsProps {
  /** What the tile shows, in words. */
  label: string;
  tile: RefObject<HTMLElement | null>;
  acting: TileActing;
}

/** Makes a tile large, fills the screen with it, and hides what is beside it. */
export function TileActions({ label, tile, acting }: TileActionsProps) {
  const t = useTranslations('stage');
  const { pinned, onPin, strip, onStrip } = acting;
  const canFill = useClientValue(canFillScreen, false);
  const filling = useFullScreenElement();
  const isFilling = filling !== null && filling === tile.current;
  const fill = () => tile.current && toggleFullScreen(tile.current);
  const pinWords = t(pinned ? 'unpin' : 'pin', { name: label });
  const fillWords = isFilling ? t('leaveFullScreen') : t('fullScreenOf', { name: label });
  const stripWords = t(strip ? 'hideOthers' : 'showOthers');
  return (
    <div className={styles.actions} data-pinned={pinned}>
      <button
        type="button"
        className={styles.action}
        aria-label={pinWords}
        title={pinWords}
        onClick={() => onPin(!pinned)}
      >
        {pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
      </button>
      {strip !== null && (
        <button
          type="button"
          className={styles.action}
          aria-label={stripWords}
          title={stripWords}
          onClick={() => onStrip(!strip)}
        >
          {strip ? <PanelRightClose aria-hidden="true" /> : <PanelRightOpen aria-hidden="true" />}
        </button>
      )}
      {canFill && (
        <button
          type="button"
          className={`${styles.action} ${styles.fill}`}
          aria-label={fillWords}
          title={fillWords}
          onClick={fill}
        >
          {isFilling ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}
