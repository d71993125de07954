import { useTranslations } from 'use-intl';
import type { LineFigures } from '../../lib/check/line-figures';

interface FigureWords {
  throughput: string;
  delay: string;
  loss: string;
}

/** @returns what writes figures as people of the visitor's language do; '' for what is not known. */
export function useFigureWords(): (figures: LineFigures | null) => FigureWords {
  const t = useTranslations('check');
  return (figures) => {
    if (!figures) return { throughput: '', delay: '', loss: '' };
    const { throughputBps, rttMs, loss } = figures;
    return {
      throughput: t('megabits', { rate: Math.round(throughputBps / 10_000) / 100 }),
      delay: rttMs === null ? '' : t('milliseconds', { delay: Math.round(rttMs * 10) / 10 }),
      loss: t('percent', { loss: Math.round(loss * 1_000) / 10 }),
    };
  };
}
