import { useTranslations } from 'use-intl';
import type { KnockPictureChoice } from '../../hooks/call/use-knock-picture';
import { pictureAddress } from '../../lib/door/knock-picture';
import { CheckField } from '../ui/CheckField';
import styles from './KnockPictureField.module.css';

/** Off until it is ticked; then it shows exactly what will be sent. */
export function KnockPictureField({ picture }: { picture: KnockPictureChoice }) {
  const t = useTranslations('atDoor');
  const { state, taken, choose } = picture;
  return (
    <div className={styles.field}>
      <CheckField
        label={t('showPicture')}
        hint={t('showPictureText')}
        checked={state.status === 'taking' || state.status === 'taken'}
        onCheck={choose}
      />
      {taken && <img className={styles.picture} src={pictureAddress(taken)} alt={t('picture')} />}
      {state.status === 'failed' && <p role="alert">{t('pictureFailed')}</p>}
    </div>
  );
}
