import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import { themes } from '../../lib/preferences/theme';
import { Segmented } from '../ui/Segmented';
import { LanguageSelect } from './LanguageSelect';
import styles from './PreferenceSwitches.module.css';

const themeFaces = { system: <Monitor />, light: <Sun />, dark: <Moon /> };

/** Language and appearance. */
export function PreferenceSwitches() {
  const t = useTranslations('preferences');
  const { theme, chooseTheme } = useVisitor();
  return (
    <div className={styles.switches}>
      <LanguageSelect />
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
