import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useKeptFocus } from '../../hooks/base/use-kept-focus';
import { useTransfersSnapshot } from '../../hooks/transfer/use-transfers-snapshot';
import { useTransferWords } from '../../hooks/words/use-transfer-words';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import { IconButton } from '../ui/IconButton';
import { TransferItem } from './TransferItem';
import styles from './TransferList.module.css';

interface TransferListProps {
  transfers: TransferSource;
  /** What could not be sent, in words. */
  problem: string | null;
  onDismissProblem: () => void;
}

/** The files that people hand each other. Nothing is drawn while there are none. */
export function TransferList({ transfers, problem, onDismissProblem }: TransferListProps) {
  const t = useTranslations('transfer');
  const ui = useTranslations('ui');
  const words = useTransferWords();
  const { transfers: list, maxBytes, turnedAway } = useTransfersSnapshot(transfers);
  const box = useRef<HTMLElement>(null);
  const focus = useKeptFocus(box);
  const newest = list.at(-1)?.id;
  useEffect(() => {
    const { current } = box;
    // The end, in a box that is laid out in reverse.
    if (current) current.scrollTop = 0;
  }, [newest]);
  return (
    <>
      {problem !== null && (
        <div className={styles.problem}>
          <p role="alert">{problem}</p>
          <IconButton label={ui('dismiss')} onClick={onDismissProblem}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {turnedAway && (
        <div className={styles.problem}>
          <p>{words.turnedAway(turnedAway)}</p>
        </div>
      )}
      {list.length > 0 && (
        <section
          {...focus}
          className={styles.files}
          ref={box}
          aria-label={t('files')}
          // What scrolls has to be reached by those who have no mouse.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <ul className={styles.list}>
            {list.map((view) => (
              <li key={view.id}>
                <TransferItem view={view} maxBytes={maxBytes} verbs={transfers} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
