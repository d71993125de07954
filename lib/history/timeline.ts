import type { PeerId } from '../signaling/identifiers';
import type { ConditionKind } from './condition';
import type { Span } from './history';

/** A gap that begins so soon after a change of network comes from it. */
const CONSEQUENCE_MS = 10_000;

type ToldKind = Exclude<ConditionKind, 'link' | 'error' | 'inCall' | 'present'>;

/** One line of what happened, as a person would tell it. */
export interface TimelineLine {
  readonly kind: ToldKind | 'wentIn' | 'left' | 'came' | 'went';
  readonly who: PeerId | null;
  readonly detail: string;
  /** In milliseconds since the epoch. */
  readonly atMs: number;
  /** In milliseconds. Null while it lasts; 0 for what takes no time. Of another network: the gap that it made. */
  readonly lastedMs: number | null;
}

/** @returns what happened, in order. */
export function timelineOf(spans: readonly Span[]): TimelineLine[] {
  const networks = spans.filter(({ kind }) => kind === 'network');
  const explained = new Map(networks.map((network) => [network, gapsOf(network, spans)]));
  const told = new Set([...explained.values()].flat());
  const lines = spans.flatMap((span): TimelineLine[] => {
    const { kind, who, detail, fromMs } = span;
    switch (kind) {
      case 'link':
      case 'error':
        return [];
      case 'inCall':
        return arrivalAndDeparture(span, 'wentIn', 'left');
      case 'present':
        return arrivalAndDeparture(span, 'came', 'went');
      case 'network': {
        const lasted = (explained.get(span) ?? []).map(lengthOf);
        return [{ kind, who, detail, atMs: fromMs, lastedMs: longest(lasted) }];
      }
      default:
        if (told.has(span)) return [];
        return [{ kind, who, detail, atMs: fromMs, lastedMs: lengthOf(span) }];
    }
  });
  return lines.sort((one, other) => one.atMs - other.atMs);
}

function arrivalAndDeparture(
  { who, detail, fromMs, toMs, cut, kind }: Span,
  arrival: 'wentIn' | 'came',
  departure: 'left' | 'went',
): TimelineLine[] {
  const isTold = toMs !== null && (!cut || kind === 'inCall');
  return [
    { kind: arrival, who, detail, atMs: fromMs, lastedMs: 0 },
    ...(isTold ? [{ kind: departure, who, detail, atMs: toMs, lastedMs: 0 }] : []),
  ];
}

/** Whose own network it is has gaps to everybody. */
function gapsOf(network: Span, spans: readonly Span[]): Span[] {
  const { who, fromMs: atMs } = network;
  return spans.filter(
    ({ kind, who: towards, fromMs, toMs }) =>
      kind === 'gap' &&
      (who === null || who === towards) &&
      fromMs <= atMs + CONSEQUENCE_MS &&
      (toMs === null || toMs >= atMs),
  );
}

/** The clock may have been set meanwhile. */
function lengthOf({ fromMs, toMs }: Span): number | null {
  return toMs === null ? null : Math.max(0, toMs - fromMs);
}

/** @returns null if one of them still lasts. */
function longest(lengths: readonly (number | null)[]): number | null {
  return lengths.includes(null) ? null : Math.max(0, ...lengths.map((length) => length ?? 0));
}
