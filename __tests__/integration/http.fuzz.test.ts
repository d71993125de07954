import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get as getPlainly } from 'node:http';
import { get as getOverTls } from 'node:https';
import fc from 'fast-check';
import { pino } from 'pino';
import { provisionalTls } from '../../server/tls/provisional-tls';
import { eventually } from '../support/eventually';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../support/fuzz-options';
import { HEAP_SLACK_BYTES, heapBytes } from '../support/heap-bytes';
import { ownRelay } from './support/own-relay';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';
import { wireVisit } from './support/wire-arbitrary';
import { clientHello, WireVisitor } from './support/wire-visitor';

/** So many strangers come at the same time. */
const VISITORS = 8;

/** Nobody is to be waited for, and no honest request takes so long. */
const DEADLINES = { responseMs: 5_000, nextRequestMs: 5_000, upgradeMs: 5_000, redirectMs: 5_000 };

/** All of them come from a few addresses, which are to be let do so. */
const GUARD = { ...TEST_CONFIG.guard, maxConnections: 50_000, maxConnectionsPerAddress: 50_000 };

jest.setTimeout(FUZZ_TIMEOUT_MS);

const descriptors = (): number => readdirSync('/proc/self/fd').length;

describe.each(['http', 'https'] as const)('a site that speaks %s', (scheme) => {
  it('is unharmed by whatever strangers write, and whenever they hang up', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line) => lines.push(line) });
    const faults: unknown[] = [];
    const onFault = (fault: unknown): unknown => faults.push(fault);
    process.on('uncaughtException', onFault);
    process.on('unhandledRejection', onFault);
    const tls = scheme === 'https' ? await provisionalTls({ handshakeMs: 5_000 }) : null;
    const server = await TestServer.start(
      { guard: GUARD, relay: ownRelay() },
      {
        logger,
        deadlines: DEADLINES,
        tls,
        handler: async (request, response) => {
          await Promise.resolve();
          response.end(`a page for ${String(request.headers['x-forwarded-for'])}`.repeat(1_000));
        },
      },
    );
    try {
      const hello = await clientHello();
      const ask = async (path: string): Promise<number | undefined> => {
        const options = { agent: false, rejectUnauthorized: false };
        const url = `${scheme}://127.0.0.1:${server.port}${path}`;
        const request = scheme === 'https' ? getOverTls(url, options) : getPlainly(url, options);
        const [response] = (await once(request, 'response')) as [IncomingMessage];
        response.resume();
        await once(response, 'end');
        return response.statusCode;
      };
      const [ana, ben] = await server.seat(2, 'honest');
      if (!ana || !ben) throw new Error('Two seats were expected.');
      const expectUnharmed = async (): Promise<void> => {
        ana.client.emit('webrtc_offer', { to: ben.self, payload: 'there' });
        expect((await ben.client.next('webrtc_offer')).from).toBe(ana.self);
        expect(await ask('/readyz')).toBe(200);
        expect(await ask('/room/sala')).toBe(200);
      };
      await expectUnharmed();
      const before = descriptors();
      const heapBefore = heapBytes();
      const visits = fc.array(wireVisit, { minLength: VISITORS, maxLength: VISITORS });
      await fc.assert(
        fc.asyncProperty(visits, async (all) => {
          const visitors = all.map(
            (visit, index) => new WireVisitor(server.port, `127.0.4.${String(index + 1)}`, visit),
          );
          const spoken = Promise.all(visitors.map((visitor) => visitor.speak(hello)));
          await expectUnharmed();
          await spoken;
          for (const visitor of visitors) visitor.end();
          await expectUnharmed();
          for (const visitor of visitors) visitor.destroy();
          await eventually('no socket is kept', () => descriptors() <= before);
          expect(faults).toEqual([]);
          expect(lines).toEqual([]);
        }),
        { ...fuzzOptions(60), endOnFailure: true },
      );
      expect(heapBytes() - heapBefore).toBeLessThan(HEAP_SLACK_BYTES);
    } finally {
      process.off('uncaughtException', onFault);
      process.off('unhandledRejection', onFault);
      await server.close();
    }
  });
});
