import { useTranslations } from 'use-intl';
import type { CheckSnapshot } from '../../lib/check/check-snapshot';
import { relaySteps } from '../../lib/check/check-snapshot';
import styles from './FigureTable.module.css';
import { useFigureWords } from '../../hooks/words/use-figure-words';

/** What was measured over each transport of the relay. */
export function FigureTable({ steps }: { steps: CheckSnapshot['steps'] }) {
  const t = useTranslations('check');
  const words = useFigureWords();
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('figures.step')}</th>
            <th scope="col">{t('figures.throughput')}</th>
            <th scope="col">{t('figures.delay')}</th>
            <th scope="col">{t('figures.loss')}</th>
          </tr>
        </thead>
        <tbody>
          {relaySteps.map((step) => {
            const state = steps[step];
            const figures = state.status === 'good' ? state.figures : null;
            const { throughput, delay, loss } = words(figures);
            return (
              <tr key={step}>
                <th scope="row">{t(`steps.${step}`)}</th>
                {figures ? (
                  <>
                    <td>{throughput}</td>
                    <td>{delay}</td>
                    <td>{loss}</td>
                  </>
                ) : (
                  <td colSpan={3}>{t(`states.${state.status}`)}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
