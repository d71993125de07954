import { useTranslations } from 'use-intl';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import styles from './FigurePlots.module.css';
import { Plot } from './Plot';
import { plotLines } from './plot-lines';

/** The last two minutes of a connection. Received is a whole line, sent a broken one. */
export function FigurePlots({ looks }: { looks: readonly LinkFigures[] }) {
  const t = useTranslations('connection');
  const plots = {
    rate: plotLines(
      looks,
      ({ receivedBitrate }) => receivedBitrate / 1_000,
      ({ sentBitrate }) => sentBitrate / 1_000,
    ),
    loss: plotLines(
      looks,
      ({ received }) => 100 * Math.max(0, ...[...received.values()].map(({ loss }) => loss)),
      ({ sentLoss }) => 100 * sentLoss,
    ),
    frames: plotLines(
      looks,
      ({ received }) => received.get('camera')?.frameRate ?? null,
      ({ sent }) => sent.get('camera')?.frameRate ?? null,
    ),
    roundTrip: plotLines(looks, ({ roundTripMs }) => roundTripMs),
  };
  return (
    <div className={styles.plots} aria-hidden="true">
      <p className={styles.legend}>
        <span>{t('received')}</span>
        <span className={styles.sent}>{t('sent')}</span>
      </p>
      {(['rate', 'loss', 'frames', 'roundTrip'] as const).map((key) => (
        <figure key={key} className={styles.plot}>
          <figcaption>{t(`plots.${key}`)}</figcaption>
          <Plot lines={plots[key]} />
        </figure>
      ))}
    </div>
  );
}
