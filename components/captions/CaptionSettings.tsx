import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCaptionChoice } from '../../hooks/captions/use-caption-choice';
import { useCaptionLanguages } from '../../hooks/captions/use-caption-languages';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { fetchLanguage, nearestLanguage } from '../../lib/captions/caption-languages';
import { deviceRecognition } from '../../lib/captions/device-recognition';
import { CheckField } from '../ui/CheckField';
import { LiveRegion } from '../ui/LiveRegion';
import { SelectField } from '../ui/SelectField';
import styles from './CaptionSettings.module.css';

type Fetching = 'no' | 'going on' | 'failed';

/** Whether what the others say is shown as text, and the language that they speak. */
export function CaptionSettings() {
  const t = useTranslations('captions');
  const { locale } = useVisitor();
  const languages = useCaptionLanguages();
  const [chosen, choose] = useCaptionChoice();
  const [asked, setAsked] = useState<string | null>(null);
  const [fetching, setFetching] = useState<Fetching>('no');
  const language = asked ?? chosen ?? nearestLanguage(languages ?? [], locale);
  // A browser may take its time, or never answer: the later word counts.
  const attempt = useRef(0);
  const end = () => {
    attempt.current += 1;
    setFetching('no');
    choose(null);
  };
  const begin = async (wanted: string) => {
    const recognition = deviceRecognition();
    if (!recognition) return;
    const own = ++attempt.current;
    setFetching('going on');
    const isThere = await fetchLanguage(recognition, wanted);
    if (own !== attempt.current) return;
    setFetching(isThere ? 'no' : 'failed');
    choose(isThere ? wanted : null);
  };
  const isOn = chosen !== null || fetching === 'going on';
  const isPossible = languages !== null && languages.length > 0;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const byName = (languages ?? [])
    .map((one) => ({ value: one, text: names.of(one) ?? one }))
    .sort((a, b) => a.text.localeCompare(b.text, locale));
  return (
    <>
      <CheckField
        role="switch"
        label={t('heading')}
        hint={languages?.length === 0 ? t('impossible') : t('hint')}
        checked={isOn}
        disabled={!isPossible || language === null}
        onCheck={(on) => {
          if (!on || language === null) end();
          else void begin(language);
        }}
      />
      {isPossible && language !== null && (
        <SelectField
          label={t('language')}
          value={language}
          options={byName}
          onChoose={(wanted) => {
            setAsked(wanted);
            if (isOn) void begin(wanted);
          }}
        />
      )}
      <LiveRegion>
        {fetching === 'going on' && <p className={styles.note}>{t('fetching')}</p>}
        {fetching === 'failed' && <p className={styles.note}>{t('notFetched')}</p>}
      </LiveRegion>
    </>
  );
}
