import { Download } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useClockTime } from '../../hooks/words/use-clock-time';
import { useTimelineWords } from '../../hooks/words/use-timeline-words';
import type { History } from '../../lib/history/history';
import { technicalLog } from '../../lib/history/technical-log';
import { timelineOf } from '../../lib/history/timeline';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { downloadText } from '../ui/download-text';
import styles from './HistoryDialog.module.css';

interface HistoryDialogProps {
  history: History;
  onClose: () => void;
}

/** What happened, in words, and a file of it to keep or to show to somebody who helps. */
export function HistoryDialog({ history, onClose }: HistoryDialogProps) {
  const t = useTranslations('history');
  const snapshot = useSyncExternalStore(history.subscribe, history.getSnapshot);
  const clockTime = useClockTime();
  const wordsOf = useTimelineWords(snapshot);
  const lines = timelineOf(snapshot.spans);

  const download = () => {
    const told = lines.map((line) => `${clockTime(line.atMs)}  ${wordsOf(line)}`);
    const log = [navigator.userAgent, ...technicalLog(snapshot)];
    downloadText('tertulia.txt', [t('heading'), '', ...told, '', t('log'), '', ...log].join('\n'));
  };

  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <p className={styles.lead}>{t('lead')}</p>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <li key={`${line.kind} ${line.who ?? ''} ${line.detail} ${String(line.atMs)}`}>
            <time dateTime={new Date(line.atMs).toISOString()}>{clockTime(line.atMs)}</time>
            <span>{wordsOf(line)}</span>
          </li>
        ))}
      </ol>
      <div className={styles.file}>
        <Button onClick={download}>
          <Download aria-hidden="true" />
          {t('download')}
        </Button>
        <p className={styles.hint}>{t('downloadHint')}</p>
      </div>
    </Dialog>
  );
}
