import type { Logger } from 'pino';
import type { Config } from '../config';
import type { OwnRelay } from '../config/relay-config';
import type { StreamTarget } from '../port/splices';
import { externalAddresses } from './external-addresses';
import { coturnLauncher } from './launch-coturn';
import { embeddedLauncher } from './launch-embedded';
import { relayEntry } from './relay-entry';
import type { Counters } from './relay-message';
import type { LaunchRelay, RelayProcess } from './relay-process';
import type { RelayReport } from './relay-report';
import { RelaySupervisor } from './relay-supervisor';
import { RelayTester } from './relay-tester';
import { RevokedSeats } from './revoked-seats';
import type { RelaySite } from './test-targets';
import { testTargets } from './test-targets';

export type RelayFrontConfig = Pick<Config, 'relay' | 'publicUrl' | 'relayUrl'>;

/** The realm of RFC 8489, section 9.2: the same in all servers of this kind. */
const REALM = 'tertulia';

/** The server's side of the relay, whoever runs it: has it started, tested and told what it must know. */
export class RelayFront {
  readonly #config: RelayFrontConfig;
  readonly #logger: Logger;
  readonly #tester: RelayTester | null;
  /** For our own relay; the credentials of coturn, and of others, are good until their time is over. */
  readonly #revokedSeats: RevokedSeats;
  #supervisor: RelaySupervisor | null = null;
  #closed = false;
  #udp = true;
  #report: RelayReport;

  constructor(config: RelayFrontConfig, logger: Logger) {
    const { relay } = config;
    this.#config = config;
    this.#logger = logger;
    this.#report = { status: relay.kind === 'off' ? 'off' : 'starting' };
    const credentialSeconds = relay.kind === 'embedded' ? relay.credentialSeconds : 0;
    this.#revokedSeats = new RevokedSeats(credentialSeconds, Date.now);
    this.#tester =
      relay.kind === 'off'
        ? null
        : new RelayTester({
            secret: relay.secret,
            logger,
            onResults: (results) => (this.#report = { status: 'tested', results }),
          });
  }

  get report(): RelayReport {
    return this.#report;
  }

  /** Whether clients are told of UDP: as long as it is not known that there is none. */
  get udp(): boolean {
    return this.#udp;
  }

  /** Where clients' streams go on; null while nobody takes them. */
  get target(): StreamTarget | null {
    return this.#supervisor?.target ?? null;
  }

  /** Resolves when clients can use the relay, or it did not come up; its test goes on by itself. */
  async start(site: RelaySite): Promise<void> {
    const { relay } = this.#config;
    if (relay.kind === 'off') return;
    if (relay.kind === 'external') {
      this.#report = { status: 'untested' };
      return this.#tester?.start(testTargets(relay, site, true));
    }
    const launch = await this.#launcher(relay, site);
    if (this.#closed) return;
    this.#supervisor = new RelaySupervisor({
      launch,
      logger: this.#logger,
      onUp: (process) => this.#onUp(process, site),
      onDown: (reason) => {
        this.#tester?.stop();
        this.#report = { status: 'down', reason };
      },
    });
    await this.#supervisor.start();
  }

  /** The seat of this name is free: what was given out for it up to that number of issue is void. */
  revoke(name: string, lastIssue: number): void {
    this.#revokedSeats.revoke({ name, lastIssue });
  }

  /** @returns what the relay has counted since it was started; null when it does not say */
  async counters(): Promise<Counters | null> {
    return (await this.#supervisor?.counters()) ?? null;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#tester?.stop();
    await this.#supervisor?.close();
  }

  async #launcher(relay: OwnRelay, { host, port }: RelaySite): Promise<LaunchRelay> {
    const external = await this.#externalAddresses(relay);
    const udp = { host, port: relay.port ?? port };
    if (relay.kind === 'coturn') {
      const configured = { ...relay, externalAddresses: external };
      return coturnLauncher({ ...udp, relay: configured, realm: REALM, logger: this.#logger });
    }
    const { secret, ports, allowedPeers, credentialSeconds } = relay;
    return embeddedLauncher({
      entry: relayEntry(),
      options: {
        secret,
        realm: REALM,
        udp,
        externalAddresses: external,
        ports,
        allowedPeers,
        credentialSeconds,
      },
      revokedSeats: this.#revokedSeats,
      logger: this.#logger,
    });
  }

  async #externalAddresses(relay: OwnRelay): Promise<readonly string[]> {
    const name = this.#config.relayUrl ?? this.#config.publicUrl;
    if (relay.externalAddresses.length > 0 || !name) return relay.externalAddresses;
    const addresses = await externalAddresses(name.host);
    if (addresses.length > 0) this.#logger.info({ addresses }, 'relay_addresses_resolved');
    return addresses;
  }

  #onUp({ udp, problem }: RelayProcess, site: RelaySite): void {
    this.#udp = udp;
    this.#report = { status: 'untested' };
    if (problem !== null) this.#logger.warn({ udp, problem }, 'relay_udp_problem');
    const reason = problem ?? 'it is not answered';
    const known = udp ? [] : [{ status: 'failed', name: 'UDP', reason } as const];
    this.#tester?.start(testTargets(this.#config.relay, site, udp), known);
  }
}
