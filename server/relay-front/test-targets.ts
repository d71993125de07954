import type { RelayConfig } from '../config/relay-config';
import { parseTurnUrl } from '../relay-test/parse-turn-url';
import type { RelayTarget } from '../relay-test/relay-target';

/** Where this server listens, and what it speaks there. */
export interface RelaySite {
  /** Null is every address. */
  readonly host: string | null;
  readonly port: number;
  readonly tls: boolean;
}

const EVERYWHERE = ['::', '0.0.0.0'];

/** @returns each way to the relay that is told to clients, seen from this machine */
export function testTargets(relay: RelayConfig, site: RelaySite, udp: boolean): RelayTarget[] {
  if (relay.kind === 'off') return [];
  if (relay.kind === 'external') {
    return relay.urls.map(parseTurnUrl).filter((target) => target !== null);
  }
  const host = site.host === null || EVERYWHERE.includes(site.host) ? 'localhost' : site.host;
  const port = relay.port ?? site.port;
  const target = { host, port, verifyCertificate: false };
  return [
    ...(udp ? [{ ...target, name: 'UDP', transport: 'udp' as const }] : []),
    { ...target, name: 'TCP', transport: 'tcp' as const },
    ...(site.tls ? [{ ...target, name: 'TLS', transport: 'tls' as const }] : []),
  ];
}
