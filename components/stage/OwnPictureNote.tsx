import { useTranslations } from 'use-intl';
import styles from './OwnPictureNote.module.css';

interface OwnPictureNoteProps {
  /** Whether the others see this person. */
  sent: boolean;
  onShow: () => void;
}

/** Who does not see themselves is told that the others still do. */
export function OwnPictureNote({ sent, onShow }: OwnPictureNoteProps) {
  const t = useTranslations('stage');
  return (
    <div className={styles.note}>
      <p>{t(sent ? 'hiddenButSent' : 'hidden')}</p>
      <button type="button" className={styles.show} onClick={onShow} aria-label={t('showOwn')}>
        {t('show')}
      </button>
    </div>
  );
}
