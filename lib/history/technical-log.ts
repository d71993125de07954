import type { PeerId } from '../signaling/identifiers';
import type { HistorySnapshot, Span } from './history';

/**
 * Writes down what happened for somebody who looks for the cause of it: people are numbers, and there are no
 * names, addresses, keys or session descriptions in it. Always in English.
 */
export function technicalLog({ spans }: HistorySnapshot): string[] {
  const startMs = spans[0]?.fromMs ?? 0;
  const people = [...new Set(spans.flatMap(({ who }) => (who ? [who] : [])))];
  const numberOf = (id: PeerId | null) => (id ? `person ${String(people.indexOf(id) + 1)}` : '-');
  return spans.map((span) => {
    const { kind, who, detail } = span;
    // Of two people apart the other one is the detail.
    const aside = people.find((id) => id === detail);
    const words = [numberOf(who), kind, aside ? numberOf(aside) : detail];
    return `${seconds(span.fromMs - startMs)}  ${lengthIn(span)}  ${words.join('  ').trim()}`;
  });
}

function lengthIn({ fromMs, toMs }: Span): string {
  return toMs === null ? '     lasts' : seconds(toMs - fromMs);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(3)} s`.padStart(10);
}
