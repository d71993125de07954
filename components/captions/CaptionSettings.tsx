import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCaptionChoice } from '../../hooks/captions/use-caption-choice';
import { useCaptionLanguages } from '../../hooks/captions/use-caption-languages';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { captionChoice } from '../../lib/captions/caption-choice';
import { nearestLanguage } from '../../lib/captions/caption-languages';
import { CheckField } from '../ui/CheckField';
import { LiveRegion } from '../ui/LiveRegion';
import { SelectField } from '../ui/SelectField';
import styles from './CaptionSettings.module.css';
import { chooseCaptions } from './choose-captions';

/** Whether what the others say is shown as text, and the language that they speak. */
export function CaptionSettings() {
  const t = useTranslations('captions');
  const { locale } = useVisitor();
  const languages = useCaptionLanguages();
  const { language, awaited, failed } = useCaptionChoice();
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = awaited ?? pointed ?? language ?? nearestLanguage(languages ?? [], locale);
  const isOn = language !== null || awaited !== null;
  const isPossible = languages !== null && languages.length > 0 && shown !== null;
  // Settings are drawn anew with the call, several times a second.
  const byName = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    return (languages ?? [])
      .map((one) => ({ value: one, text: names.of(one) ?? one }))
      .sort((a, b) => a.text.localeCompare(b.text, locale));
  }, [languages, locale]);
  return (
    <>
      <CheckField
        role="switch"
        label={t('heading')}
        hint={languages?.length === 0 ? t('impossible') : t('hint')}
        checked={isOn}
        disabled={!isOn && !isPossible}
        onCheck={(on) => {
          if (on && shown !== null) chooseCaptions(shown);
          else captionChoice.chooseNone();
        }}
      />
      {isPossible && (
        <SelectField
          label={t('language')}
          value={shown}
          options={byName}
          onChoose={(wanted) => {
            setPointed(wanted);
            if (isOn) chooseCaptions(wanted);
          }}
        />
      )}
      <LiveRegion>
        {awaited !== null && <p className={styles.note}>{t('fetching')}</p>}
        {failed !== null && <p className={styles.note}>{t('notFetched')}</p>}
      </LiveRegion>
    </>
  );
}
