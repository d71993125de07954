import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { phraseLanguage, phraseWords } from '../../lib/phrase/phrase-words';
import { Button } from '../ui/Button';
import styles from './PhraseWords.module.css';

/** The four words, large, in the language that is nearest to the person's, or in the other one. */
export function PhraseWords({ bits }: { bits: number }) {
  const t = useTranslations('phrase');
  const { locale } = useVisitor();
  const [switched, setSwitched] = useState(false);
  const first = phraseLanguage(locale);
  const second = first === 'en' ? 'es' : 'en';
  const language = switched ? second : first;
  return (
    <div className={styles.phrase}>
      <ol className={styles.words} aria-label={t('words')} lang={language} dir="ltr">
        {phraseWords(bits, language).map((word, index) => (
          <li key={index} className={styles.word}>
            {word}
          </li>
        ))}
      </ol>
      <div className={styles.switch}>
        <Button onClick={() => setSwitched(!switched)}>
          <Languages aria-hidden="true" />
          {t(`switchTo.${switched ? first : second}`)}
        </Button>
        <p className={styles.hint}>{t('switchHint')}</p>
      </div>
    </div>
  );
}
