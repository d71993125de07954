import { useTranslations } from 'use-intl';
import type { Verdict } from '../../lib/check/verdict';

/** @returns what tells what a check comes to, a sentence each */
export function useVerdictWords(): (verdict: Verdict) => string[] {
  const t = useTranslations('check');
  return ({ ways, capacity, unsteady }) => [
    t(`ways.${ways}`),
    ...(capacity ? [t(`capacities.${capacity}`)] : []),
    ...(unsteady ? [t('unsteady')] : []),
  ];
}
