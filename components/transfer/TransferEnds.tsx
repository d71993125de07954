import { useTransferWords } from '../../hooks/words/use-transfer-words';
import { progressOf } from '../../lib/transfer/transfer-progress';
import type { TransferView } from '../../lib/transfer/transfer-snapshot';
import styles from './TransferEnds.module.css';

/** How it stands with each of several who get a file. */
export function TransferEnds({ view: { direction, size, ends } }: { view: TransferView }) {
  const words = useTransferWords();
  return (
    <ul className={styles.ends}>
      {ends.map((end) => (
        <li key={end.peer} className={styles.end} data-state={end.state}>
          <bdi className={styles.name}>{words.nameOf(end)}</bdi>
          <span className={styles.state}>
            {words.state(direction, end)}
            {end.state === 'running' && ` · ${progressOf({ size, ends: [end] }).percent} %`}
          </span>
        </li>
      ))}
    </ul>
  );
}
