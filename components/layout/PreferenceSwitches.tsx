import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/use-visitor';
import { locales } from '../../lib/i18n/locale';
import { themes } from '../../lib/preferences/theme';
import { Segmented } from '../ui/Segmented';
import styles from './PreferenceSwitches.module.css';

const themeFaces = { system: <Monitor />, light: <Sun />, dark: <Moon /> };

/** Language and appearance. */
export function PreferenceSwitches() {
  const t = useTranslations('preferences');
  const { locale, theme, chooseLocale, chooseTheme } = useVisitor();
  return (
    <div className={styles.switches}>
      <Segmented
        label={t('language')}
        value={locale}
        options={locales.map((value) => ({
          value,
          text: t(`languages.${value}`),
          face: value.toUpperCase(),
        }))}
        onChoose={chooseLocale}
      />
      <Segmented
        label={t('theme')}
        value={theme}
        options={themes.map((value) => ({
          value,
          text: t(`themes.${value}`),
          face: themeFaces[value],
        }))}
        onChoose={chooseTheme}
      />
    </div>
  );
}
