import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { RelayCounters } from '../../../../server/relay/relay-counters';
import type { RelayAnswer } from '../../../../server/relay/relay-messages';
import { RelayOrders } from '../../../../server/relay/relay-orders';
import { nextMessage } from '../../../../server/relay-front/next-message';
import { onMessage } from '../../../../server/relay-front/on-message';
import { parseRelayMessage } from '../../../../server/relay-front/relay-message';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';
import { bentValue, oddValue } from '../../../support/bent-value';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../support/fuzz-options';

jest.setTimeout(FUZZ_TIMEOUT_MS);

const START = {
  type: 'start',
  options: {
    secret: 'secret',
    realm: 'tertulia',
    udp: { host: null, port: 0 },
    streamPath: '/nowhere/streams',
    externalAddresses: ['203.0.113.9'],
    ports: { min: 50_000, max: 50_010 },
    allowedPeers: ['10.0.0.0/8'],
    credentialSeconds: 3_600,
    revoked: { floor: 7, seats: [['ana', 9]] },
    limits: { streams: { total: 1, perNetwork: 1, atLeast: 1 } },
  },
};

const SOUND: readonly unknown[] = [
  START,
  { type: 'revoke', name: 'ana', lastIssue: 1_800_000_000_000 },
  { type: 'report' },
  { type: 'ready', udp: true, udpPort: 443, problem: null },
  { type: 'counters', counters: new RelayCounters().report() },
  { type: 'fault', error: 'Error: broken', more: 3 },
];

const SOUND_REVOCATION = { type: 'revoke', name: 'eva', lastIssue: 1_800_000_000_001 };

const message = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...SOUND) },
  { weight: 4, arbitrary: fc.constantFrom(...SOUND).chain(bentValue) },
  { weight: 1, arbitrary: oddValue },
);

const messages = fc.array(message, { minLength: 1, maxLength: 20 });

it("the relay's process bears any orders, and starts one relay at most", async () => {
  await fc.assert(
    fc.asyncProperty(messages, fc.boolean(), async (orders, isBroken) => {
      const said: RelayAnswer[] = [];
      const failures: unknown[] = [];
      let created = 0;
      const revoked: unknown[] = [];
      const act = (...what: readonly unknown[]): void => {
        if (isBroken) throw new Error('broken');
        revoked.push(what);
      };
      const relay = new RelayOrders({
        create: () => {
          created += 1;
          return {
            udpPort: 443,
            start: async () => null,
            revoke: act,
            close: () => undefined,
            report: () => new RelayCounters().report(),
          };
        },
        say: (answer) => said.push(answer),
        onFailure: (error) => failures.push(error),
        now: () => 0,
      });
      for (const order of orders) relay.take(order);
      // Whatever was said before, what is sound is carried out.
      for (const order of [START, SOUND_REVOCATION]) relay.take(order);
      await settled();
      expect(created).toBe(1);
      if (!isBroken) expect(revoked.at(-1)).toEqual(['eva', 1_800_000_000_001]);
      expect(failures).toEqual([]);
      expect(said.filter(({ type }) => type === 'fault').length).toBeLessThanOrEqual(1);
      // What it says itself is understood on the other side.
      for (const answer of said) {
        expect(parseRelayMessage(JSON.parse(JSON.stringify(answer)))?.type).toBe(answer.type);
      }
    }),
    fuzzOptions(500),
  );
});

it('the server bears anything that the process says, and hears what it waits for', async () => {
  await fc.assert(
    fc.asyncProperty(messages, async (words) => {
      const process = new EventEmitter();
      const child = standIn<ChildProcess>(process);
      const faults: unknown[] = [];
      const stop = onMessage(child, 'fault', (fault) => faults.push(fault));
      const ready = nextMessage(child, 'ready', AbortSignal.timeout(60_000));
      for (const word of words) process.emit('message', word);
      process.emit('message', { type: 'ready', udp: false, udpPort: null, problem: 'none' });
      expect(await ready).toMatchObject({ type: 'ready' });
      stop();
      expect(process.listenerCount('message')).toBe(0);
      for (const fault of faults) {
        expect(fault).toEqual({
          type: 'fault',
          error: expect.any(String),
          more: expect.any(Number),
        });
      }
    }),
    fuzzOptions(500),
  );
});
