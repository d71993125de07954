import { ScreenShare } from 'lucide-react';
import { useTranslations } from 'use-intl';
import styles from './OwnScreenTile.module.css';
import { Tile } from './Tile';
import type { TilePlace } from './tile-places';

/** Reminds the person that a screen is shared. Without its picture, which would be a hall of mirrors. */
export function OwnScreenTile({ place }: { place: TilePlace }) {
  const t = useTranslations('call');
  return (
    <Tile label={t('ownScreen')} place={place} isPicture={false}>
      <div className={styles.reminder}>
        <ScreenShare aria-hidden="true" />
        <p className={styles.words}>{t('ownScreenText')}</p>
        <p className={styles.hint}>{t('ownScreenHint')}</p>
      </div>
    </Tile>
  );
}
