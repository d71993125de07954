import { ArrowLeftRight, House, Waypoints } from 'lucide-react';
import { usePathWords } from '../../hooks/words/use-path-words';
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
  const { word, text } = usePathWords()(path);
  return (
    <p className={styles.badge} title={text}>
      {icons[path.kind]}
      <span className={styles.word} aria-hidden="true">
        {word}
      </span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </p>
  );
}
