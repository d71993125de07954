import { useTranslations } from 'use-intl';
import type { KeyOrigin } from '../../lib/rooms/key-origin';
import { KeyOriginIcon } from './KeyOriginIcon';
import styles from './PrivacyButton.module.css';

interface PrivacyButtonProps {
  origin: KeyOrigin;
  onPress: () => void;
}

/** The lock: what it looks like says how well the call is sealed, and behind it stands what that means. */
export function PrivacyButton({ origin, onPress }: PrivacyButtonProps) {
  const t = useTranslations('privacy');
  const label = t('open', { state: t(`states.${origin}.heading`) });
  return (
    <button
      type="button"
      className={styles.button}
      data-origin={origin}
      aria-label={label}
      // The same: any other would be read after it.
      title={label}
      onClick={onPress}
    >
      <KeyOriginIcon origin={origin} />
    </button>
  );
}
