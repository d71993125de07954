import { useFormatter, useTranslations } from 'use-intl';
import type { Fault } from '../../lib/call/stats/whose-fault';
import type { HistorySnapshot } from '../../lib/history/history';
import type { TimelineLine } from '../../lib/history/timeline';
import type { PeerId } from '../../lib/signaling/identifiers';

/** @returns what tells one line of what happened in words. */
export function useTimelineWords({
  names,
}: Pick<HistorySnapshot, 'names'>): (line: TimelineLine) => string {
  const t = useTranslations('history');
  const call = useTranslations('call');
  const format = useFormatter();

  const nameOf = (id: PeerId | null) => (id && names.get(id)) || call('unnamed');
  const nameIn = (detail: string) =>
    [...names].find(([id]) => id === detail)?.[1] || call('unnamed');
  const duration = (ms: number) => {
    const seconds = Math.max(1, Math.round(ms / 1_000));
    const values = { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
    return t(values.minutes > 0 ? 'minutes' : 'seconds', values);
  };
  const what = ({ kind, who, detail }: TimelineLine): string => {
    const name = nameOf(who);
    switch (kind) {
      case 'wentIn':
      case 'left':
      case 'serverAway':
        return t(`lines.${kind}`);
      case 'came':
        return call('joined', { name });
      case 'went':
        return call('left', { name });
      case 'gap':
        return t('lines.gap', { name });
      case 'apart':
        return t('lines.apart', { names: format.list([name, nameIn(detail)]) });
      case 'weak':
        return t(`lines.weak.${faultIn(detail)}`, { name });
      case 'soundOnly':
      case 'sharing':
      case 'network':
        return who ? t(`lines.${kind}`, { name }) : t(`lines.own.${kind}`);
      case 'interrupted': {
        const device = detail === 'camera' ? 'camera' : 'microphone';
        return who ? call(`interrupted.${device}`, { name }) : t(`lines.own.${device}`);
      }
    }
  };

  return (line) => {
    const words = what(line);
    const { kind, lastedMs } = line;
    if (lastedMs === null) return t('lasts', { what: words });
    if (lastedMs === 0) return words;
    const time = duration(lastedMs);
    return t(kind === 'network' ? 'withGap' : 'lasted', { what: words, time });
  };
}

const faults = ['ownLine', 'ownDevice', 'theirLine', 'theirDevice'] as const;

function faultIn(detail: string): Exclude<Fault, 'none'> {
  return faults.find((fault) => fault === detail) ?? 'between';
}
