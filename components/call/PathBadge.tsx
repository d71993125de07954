import { ArrowLeftRight, House, Waypoints } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { LinkPath } from '../../lib/call/stats/link-path';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './PathBadge.module.css';

const icons = {
  sameNetwork: <House aria-hidden="true" />,
  direct: <ArrowLeftRight aria-hidden="true" />,
  relayed: <Waypoints aria-hidden="true" />,
};

/** Which way picture and sound take. In a small tile the icon stands alone; the words are there for all. */
export function PathBadge({ path }: { path: LinkPath }) {
  const t = useTranslations('call');
  const transport = path.kind === 'relayed' ? path.transport : null;
  const key = transport ? 'relayedOver' : path.kind;
  const values = { transport: transport?.toUpperCase() ?? '' };
  const text = t(`pathTexts.${key}`, values);
  return (
    <p className={styles.badge} title={text}>
      {icons[path.kind]}
      <span className={styles.word} aria-hidden="true">
        {t(`paths.${key}`, values)}
      </span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </p>
  );
}
