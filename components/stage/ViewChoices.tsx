import { Maximize2, Minimize2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useClientValue } from '../../hooks/base/use-client-value';
import {
  canFillScreen,
  toggleFullScreen,
  useFullScreenElement,
} from '../../hooks/base/use-full-screen';
import type { StageView } from '../../hooks/stage/use-stage-view';
import { layouts, ownPlaces } from '../../lib/stage/stage-memory';
import { ApartButton } from '../apart/ApartButton';
import { Button } from '../ui/Button';
import { CheckField } from '../ui/CheckField';
import { Segmented } from '../ui/Segmented';
import styles from './ViewChoices.module.css';

/** The layout, one's own picture, who is beside, and the whole screen. */
export function ViewChoices({ view }: { view: StageView }) {
  const t = useTranslations('stage');
  const canFill = useClientValue(canFillScreen, false);
  const filling = useFullScreenElement() !== null;
  return (
    <div className={styles.choices}>
      <p className={styles.lead}>{t('viewText')}</p>
      <div className={styles.choice}>
        <p className={styles.heading} aria-hidden="true">
          {t('layout')}
        </p>
        <Segmented
          label={t('layout')}
          value={view.layout}
          options={layouts.map((value) => {
            const text = t(`layouts.${value}`);
            return { value, text, face: text };
          })}
          fill
          onChoose={view.chooseLayout}
        />
        <p className={styles.hint}>{t(`layoutHints.${view.layout}`)}</p>
      </div>
      <div className={styles.choice}>
        <p className={styles.heading} aria-hidden="true">
          {t('ownPlace')}
        </p>
        <Segmented
          label={t('ownPlace')}
          value={view.ownPlace}
          options={ownPlaces.map((value) => {
            const text = t(`ownPlaces.${value}`);
            return { value, text, face: text };
          })}
          fill
          onChoose={view.placeOwn}
        />
        <p className={styles.hint}>{t(`ownPlaceHints.${view.ownPlace}`)}</p>
      </div>
      <CheckField
        role="switch"
        label={t('strip')}
        hint={t('stripHint')}
        checked={view.strip}
        onCheck={view.showStrip}
      />
      {canFill && (
        <Button onClick={() => toggleFullScreen(document.documentElement)}>
          {filling ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
          {t(filling ? 'leaveFullScreen' : 'fullScreen')}
        </Button>
      )}
      <ApartButton />
    </div>
  );
}
