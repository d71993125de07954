import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { locales, ownNames, parseLocale } from '../../lib/i18n/locale';
import styles from './LanguageSelect.module.css';

/** Each language by its own name, so that people find theirs from any other. */
export function LanguageSelect() {
  const t = useTranslations('preferences');
  const { locale, chooseLocale } = useVisitor();
  return (
    <div className={styles.select}>
      <select
        aria-label={t('language')}
        value={locale}
        onChange={({ target }) => {
          const chosen = parseLocale(target.value);
          if (chosen) chooseLocale(chosen);
        }}
      >
        {locales.map((value) => (
          <option key={value} value={value} lang={value}>
            {ownNames[value]}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" />
    </div>
  );
}
