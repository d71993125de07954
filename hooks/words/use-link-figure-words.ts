import { useTranslations } from 'use-intl';
import type { LinkFigures, ReceivedFigures, SentFigures } from '../../lib/call/stats/link-figures';
import type { LinkPath } from '../../lib/call/stats/link-path';
import type { TrackRole } from '../../lib/signaling/peer-signal';
import { usePathWords } from './use-path-words';

/** A line of the table: of both directions, or for each. null: not known, or not there. */
export type FigureRow =
  | { readonly name: string; readonly both: string | null }
  | { readonly name: string; readonly received: string | null; readonly sent: string | null };

const roles: readonly TrackRole[] = ['microphone', 'camera', 'screen', 'screenAudio'];
const reasons = ['none', 'cpu', 'bandwidth', 'other'] as const;

/** @returns what writes what a link does as people of the visitor's language do */
export function useLinkFigureWords(): (figures: LinkFigures, path: LinkPath | null) => FigureRow[] {
  const t = useTranslations('connection');
  const units = useTranslations('check');
  const pathWords = usePathWords();

  const rate = (bitrate: number) => t('kilobits', { rate: Math.round(bitrate / 1_000) });
  const milliseconds = (time: number | null) =>
    time === null ? null : units('milliseconds', { delay: Math.round(time) });
  const percent = (share: number) => units('percent', { loss: Math.round(share * 1_000) / 10 });

  const streamWords = (stream: SentFigures | ReceivedFigures | undefined): string | null => {
    if (!stream || stream.bitrate === 0) return null;
    const { width, height, frameRate, codec, bitrate } = stream;
    const isPicture = width !== null && height !== null;
    return [
      ...(isPicture ? [t('size', { width: String(width), height: String(height) })] : []),
      ...(isPicture ? [t('frames', { count: Math.round(frameRate) })] : []),
      ...(codec === null ? [] : [codec]),
      rate(bitrate),
    ].join(', ');
  };

  const limitWords = ({ sent }: LinkFigures): string | null => {
    const said = (sent.get('screen') ?? sent.get('camera'))?.limitedBy;
    const reason = reasons.find((one) => one === said);
    return reason ? t(`limits.${reason}`) : null;
  };

  return (figures, path) => {
    const { received, sent } = figures;
    const loss = Math.max(0, ...[...received.values()].map((one) => one.loss));
    const jitters = [...received.values()].flatMap(({ jitterMs }) => jitterMs ?? []);
    const streams = roles
      .map((role) => ({
        name: t(`rows.${role}`),
        received: streamWords(received.get(role)),
        sent: streamWords(sent.get(role)),
      }))
      .filter((row) => row.received !== null || row.sent !== null);
    return [
      { name: t('rows.path'), both: path && pathWords(path).word },
      { name: t('rows.roundTrip'), both: milliseconds(figures.roundTripMs) },
      {
        name: t('rows.rate'),
        received: rate(figures.receivedBitrate),
        sent: rate(figures.sentBitrate),
      },
      { name: t('rows.loss'), received: percent(loss), sent: percent(figures.sentLoss) },
      {
        name: t('rows.jitter'),
        received: jitters.length > 0 ? milliseconds(Math.max(...jitters)) : null,
        sent: null,
      },
      ...streams,
      { name: t('rows.limitedBy'), received: null, sent: limitWords(figures) },
    ];
  };
}
