import { once } from 'node:events';
import { createServer } from 'node:net';
import { hasCode } from '../has-code';
import { originOf } from '../http/origin-of';
import type { PortState } from './check-port';

const PATIENCE_MS = 3_000;

/** Finds out who has a TCP port: takes it for a moment, and asks who is there when that fails. */
export async function probePort(port: number, host: string | null): Promise<PortState> {
  const server = createServer();
  try {
    server.listen({ port, ...(host !== null && { host }) });
    await once(server, 'listening');
    return { kind: 'free' };
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE'))
      return { kind: (await isTertulia(port, host)) ? 'ours' : 'taken' };
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    server.close();
  }
}

/** Probes are answered in the clear, with TLS too. */
async function isTertulia(port: number, host: string | null): Promise<boolean> {
  try {
    const response = await fetch(`${originOf(host, port)}/readyz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return /^relay: /m.test(await response.text());
  } catch {
    return false;
  }
}
