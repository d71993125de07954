import { RelayCounters } from '../../../server/relay/relay-counters';
import type { RelayAnswer } from '../../../server/relay/relay-messages';
import type { ServiceLike } from '../../../server/relay/relay-orders';
import { RelayOrders } from '../../../server/relay/relay-orders';
import { settled } from '../../fakes/settled';

describe('RelayOrders', () => {
  const START = {
    type: 'start',
    options: {
      secret: 's',
      realm: 'r',
      udp: null,
      streamPath: '/nowhere',
      externalAddresses: [],
      ports: { min: 1, max: 2 },
      allowedPeers: [],
      credentialSeconds: 60,
      revoked: { floor: 0, seats: [] },
    },
  };

  function orders(changes: Partial<ServiceLike> = {}) {
    const done: string[] = [];
    const said: RelayAnswer[] = [];
    const failures: unknown[] = [];
    const service: ServiceLike = {
      udpPort: null,
      start: async () => null,
      revoke: (name, lastIssue) => void done.push(`revoke ${name} ${String(lastIssue)}`),
      report: () => new RelayCounters().report(),
      close: () => void done.push('close'),
      ...changes,
    };
    const taking = new RelayOrders({
      create: () => {
        done.push('create');
        return service;
      },
      say: (answer) => said.push(answer),
      onFailure: (error) => failures.push(error),
      now: () => 0,
    });
    return { taking, done, said, failures };
  }

  it('start one relay, tell it who gave up a seat also while it starts, and let it report', async () => {
    let started: (problem: null) => void = () => undefined;
    const { taking, done, said } = orders({
      start: () => new Promise((resolve) => (started = resolve)),
    });
    taking.take({ type: 'revoke', name: 'nobody', lastIssue: 1 });
    taking.take({ type: 'report' });
    taking.take(START);
    taking.take({ type: 'revoke', name: 'ana', lastIssue: 7 });
    expect([done, said]).toEqual([['create', 'revoke ana 7'], []]);
    started(null);
    await settled();
    taking.take({ type: 'report' });
    taking.close();
    expect(said.map(({ type }) => type)).toEqual(['ready', 'counters']);
    expect(done.at(-1)).toBe('close');
  });

  it('say so when it can not be started', async () => {
    const { taking, failures } = orders({ start: () => Promise.reject(new Error('no socket')) });
    taking.take(START);
    await settled();
    expect(failures).toEqual([new Error('no socket')]);
  });

  it('are not minded when they are none, come twice, or can not be followed', () => {
    const { taking, said, failures, done } = orders({
      report: () => {
        throw new Error('broken');
      },
    });
    for (const message of [null, 'start', {}, { type: 'start' }, { type: 'revoke', name: 1 }]) {
      taking.take(message);
    }
    taking.take(START);
    taking.take(START);
    taking.take({ type: 'report' });
    expect(done).toEqual(['create']);
    expect(failures).toEqual([]);
    expect(said).toEqual([
      { type: 'fault', error: 'What came from the server is no order.', more: 0 },
    ]);
  });
});
