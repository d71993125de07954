import { once } from 'node:events';
import { createServer } from 'node:net';
import { hasCode } from '../has-code';
import { originOf } from '../http/origin-of';
import { reasonOf } from '../reason-of';
import type { PortState } from './check-port';

const PATIENCE_MS = 3_000;

/** What only Tertulia answers, and where. */
export interface Mark {
  readonly path: string;
  readonly pattern: RegExp;
}

/** Probes are answered in the clear, with TLS too. */
const SITE: Mark = { path: '/readyz', pattern: /^relay: /m };

/** Of the port for figures. */
export const METRICS: Mark = { path: '/metrics', pattern: /^tertulia_ready /m };

/** Finds out who has a TCP port: takes it for a moment, and asks who is there when that fails. */
export async function probePort(
  port: number,
  host: string | null,
  mark = SITE,
): Promise<PortState> {
  const server = createServer();
  try {
    server.listen({ port, ...(host !== null && { host }) });
    await once(server, 'listening');
    return { kind: 'free' };
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE'))
      return { kind: (await isTertulia(port, host, mark)) ? 'ours' : 'taken' };
    return { kind: 'refused', reason: reasonOf(error) };
  } finally {
    server.close();
  }
}

async function isTertulia(
  port: number,
  host: string | null,
  { path, pattern }: Mark,
): Promise<boolean> {
  try {
    const response = await fetch(`${originOf(host, port)}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return pattern.test(await response.text());
  } catch {
    return false;
  }
}
