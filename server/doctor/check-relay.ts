import type { TransportResult } from '../relay-test/transport-result';
import type { Finding } from './finding';

/** @param results of each way to the relay; none when there is no relay */
export function checkRelay(results: readonly TransportResult[]): Finding[] {
  if (results.length === 0) {
    return [
      {
        status: 'warning',
        subject: 'Relay',
        words: 'There is none.',
        advice: 'Without one, people in strict networks cannot call: set RELAY to "embedded".',
      },
    ];
  }
  const someWork = results.some(({ status }) => status === 'works');
  return results.map((result) => checkTransport(result, someWork));
}

function checkTransport(result: TransportResult, someWork: boolean): Finding {
  const subject = `Relay ${result.name}`;
  if (result.status === 'works') {
    const words = `A packet went there and back in ${result.roundTripMs.toFixed(1)} ms.`;
    return { status: 'ok', subject, words };
  }
  return {
    status: someWork ? 'warning' : 'failure',
    subject,
    words: `It does not work: ${result.reason}.`,
    advice: someWork
      ? 'Calls can go the other ways. See that a firewall lets this one through, too.'
      : 'See the log of the server, and RELAY, TURN_URLS, TURN_SECRET, RELAY_PORTS.',
  };
}
