import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/use-visitor';
import { phraseWords } from '../../lib/phrase/phrase-words';
import { Button } from '../ui/Button';
import styles from './PhraseWords.module.css';

/** The four words, large, in the person's language or the other one. */
export function PhraseWords({ bits }: { bits: number }) {
  const t = useTranslations('phrase');
  const { locale } = useVisitor();
  const [switched, setSwitched] = useState(false);
  const other = locale === 'en' ? 'es' : 'en';
  const language = switched ? other : locale;
  return (
    <div className={styles.phrase}>
      <ol className={styles.words} aria-label={t('words')} lang={language}>
        {phraseWords(bits, language).map((word, index) => (
          <li key={index} className={styles.word}>
            {word}
          </li>
        ))}
      </ol>
      <div className={styles.switch}>
        <Button onClick={() => setSwitched(!switched)}>
          <Languages aria-hidden="true" />
          {t(`switchTo.${switched ? locale : other}`)}
        </Button>
        <p className={styles.hint}>{t('switchHint')}</p>
      </div>
    </div>
  );
}
