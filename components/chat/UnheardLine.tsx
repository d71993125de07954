import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../hooks/base/use-announce';
import styles from './UnheardLine.module.css';

/** Says whose pages do not answer in the chat, and what helps; also to those who only hear it. */
export function UnheardLine({ names }: { names: string }) {
  const t = useTranslations('chat');
  const announce = useAnnounce();
  const words = t('unheard', { names });
  useEffect(() => announce(words), [announce, words]);
  return <p className={styles.line}>{words}</p>;
}
