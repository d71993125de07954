import type { TransportResult } from '../relay-test/transport-result';

/** What is known of the relay. */
export type RelayReport =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | { readonly status: 'down'; readonly reason: string }
  /** It runs, and its test is still going on. */
  | { readonly status: 'untested' }
  | { readonly status: 'tested'; readonly results: readonly TransportResult[] };

/** One line for an operator. */
export function describeRelay(report: RelayReport): string {
  switch (report.status) {
    case 'off':
      return 'off';
    case 'starting':
      return 'starting';
    case 'down':
      return `down: ${report.reason}`;
    case 'untested':
      return 'up, its test is going on';
    case 'tested':
      return report.results.map(describeResult).join(', ');
  }
}

function describeResult(result: TransportResult): string {
  const name = result.name;
  if (result.status === 'failed') return `${name} failed (${result.reason})`;
  return `${name} works (${result.roundTripMs.toFixed(1)} ms)`;
}
