import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { playChime } from '../../lib/media/chime';
import { LiveRegion } from '../ui/LiveRegion';
import { SmallButton } from '../ui/SmallButton';
import styles from './SpeakerTest.module.css';

/** Says by three notes whether the others will be heard, and what to do when they are not. */
export function SpeakerTest({ speakerId }: { speakerId: string }) {
  const t = useTranslations('sounds.test');
  const [tried, setTried] = useState(false);
  const play = () => {
    setTried(true);
    void playChime('test', speakerId);
  };
  return (
    <div className={styles.test}>
      <SmallButton onClick={play}>
        <Volume2 aria-hidden="true" />
        {t('play')}
      </SmallButton>
      <LiveRegion>{tried && <p className={styles.words}>{t('heard')}</p>}</LiveRegion>
    </div>
  );
}
