import { useTranslations } from 'use-intl';
import { useCopy } from '../../hooks/base/use-copy';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { Button } from '../ui/Button';
import { CopyIcon } from '../ui/CopyIcon';
import styles from './CheckDetails.module.css';
import { FigureTable } from './FigureTable';
import { useCheckReport } from '../../hooks/check/use-check-report';

interface CheckDetailsProps {
  snapshot: CheckSnapshot;
  media: MediaSnapshot;
  secure: boolean;
}

/** The figures, and a report for whoever helps. */
export function CheckDetails({ snapshot, media, secure }: CheckDetailsProps) {
  const t = useTranslations('check');
  const report = useCheckReport({ snapshot, media, secure });
  const { outcome, copy } = useCopy(t('inClipboard'));
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{t('details')}</summary>
      <div className={styles.content}>
        <FigureTable steps={snapshot.steps} />
        <h3 id="check-report" className={styles.title}>
          {t('report')}
        </h3>
        <p className={styles.hint}>{outcome === 'failed' ? t('copyFailed') : t('reportHint')}</p>
        {/* Reached by keyboard, because it may have to be scrolled or selected. */}
        <textarea
          className={styles.report}
          aria-labelledby="check-report"
          readOnly
          rows={12}
          value={report}
          onFocus={(event) => event.target.select()}
        />
        <div>
          <Button onClick={() => copy(report)}>
            <CopyIcon outcome={outcome} />
            {t(outcome === 'copied' ? 'copied' : 'copy')}
          </Button>
        </div>
      </div>
    </details>
  );
}
