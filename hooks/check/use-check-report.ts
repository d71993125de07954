import { useTranslations } from 'use-intl';
import { useBrowserLacks } from './use-browser-lacks';
import { useClientValue } from '../base/use-client-value';
import type { CheckSnapshot, CheckStep } from '../../lib/check/check-snapshot';
import { checkSteps } from '../../lib/check/check-snapshot';
import { verdict } from '../../lib/check/verdict';
import type { DeviceState, MediaSnapshot } from '../../lib/media/media-snapshot';
import { useFigureWords } from '../words/use-figure-words';
import { useVerdictWords } from '../words/use-verdict-words';

interface ReportOptions {
  snapshot: CheckSnapshot;
  media: MediaSnapshot;
  secure: boolean;
}

/** @returns the findings as lines of text, without names and addresses. */
export function useCheckReport({ snapshot, media, secure }: ReportOptions): string {
  const t = useTranslations('check');
  const devices = useTranslations('devices');
  const figureWords = useFigureWords();
  const verdictWords = useVerdictWords();
  const lacks = useBrowserLacks();
  const browser = useClientValue(() => navigator.userAgent, '');

  const deviceLine = (name: string, device: DeviceState) => {
    if (device.status === 'failed') return `${name}: ${t('states.bad')} (${device.problem})`;
    return `${name}: ${t(device.status === 'on' ? 'states.good' : 'states.waiting')}`;
  };
  const stepLine = (step: CheckStep) => {
    const state = snapshot.steps[step];
    const { throughput, delay, loss } = figureWords(state.status === 'good' ? state.figures : null);
    const measured = [
      throughput,
      delay && `${t('figures.delay')} ${delay}`,
      loss && `${t('figures.loss')} ${loss}`,
    ].filter((word) => word !== '');
    return [`${t(`steps.${step}`)}: ${t(`states.${state.status}`)}`, ...measured].join(', ');
  };

  return [
    t('title'),
    `${t('steps.secure')}: ${t(secure ? 'states.good' : 'states.bad')}`,
    ...(lacks === 'nothing' ? [] : [`${t('browser')}: ${t('states.bad')} (${lacks})`]),
    deviceLine(devices('camera'), media.camera),
    deviceLine(devices('microphone'), media.microphone),
    ...checkSteps.map(stepLine),
    ...(snapshot.phase === 'done' ? verdictWords(verdict(snapshot)) : []),
    browser,
  ].join('\n');
}
