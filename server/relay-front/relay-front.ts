import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { OwnRelay } from '../config/relay-config';
import { iceCredentials } from '../ice/ice-credentials';
import type { StreamTarget } from '../port/splices';
import { testRelay } from '../relay-test/test-relay';
import { externalAddresses } from './external-addresses';
import { coturnLauncher } from './launch-coturn';
import { embeddedLauncher } from './launch-embedded';
import { relayEntry } from './relay-entry';
import type { LaunchRelay, RelayProcess } from './relay-process';
import type { RelayReport } from './relay-report';
import { describeRelay } from './relay-report';
import { RelaySupervisor } from './relay-supervisor';
import type { RelaySite } from './test-targets';
import { testTargets } from './test-targets';

export type RelayFrontConfig = Pick<Config, 'relay' | 'publicUrl'>;

/** The realm of RFC 8489, section 9.2: the same in all servers of this kind. */
const REALM = 'tertulia';

const TEST_SECONDS = 60;

/** The server's side of the relay, whoever runs it: has it started, tested and told what it must know. */
export class RelayFront {
  readonly #config: RelayFrontConfig;
  readonly #logger: Logger;
  #supervisor: RelaySupervisor | null = null;
  #udpProblem: string | null = null;
  #report: RelayReport;

  constructor(config: RelayFrontConfig, logger: Logger) {
    this.#config = config;
    this.#logger = logger;
    this.#report = { status: config.relay.kind === 'off' ? 'off' : 'starting' };
  }

  get report(): RelayReport {
    return this.#report;
  }

  /** Whether clients are told of UDP: as long as it is not known that there is none. */
  get udp(): boolean {
    return this.#udpProblem === null;
  }

  /** Where clients' streams go on; null while nobody takes them. */
  get target(): StreamTarget | null {
    return this.#supervisor?.target ?? null;
  }

  /** Resolves when clients can use the relay, or it did not come up; its test goes on by itself. */
  async start(site: RelaySite): Promise<void> {
    const { relay } = this.#config;
    if (relay.kind === 'off') return;
    if (relay.kind === 'external') return void this.#test(site);
    const supervisor = new RelaySupervisor({
      launch: await this.#launcher(relay, site),
      logger: this.#logger,
      onUp: (process) => this.#onUp(process, site),
      onDown: (reason) => (this.#report = { status: 'down', reason }),
    });
    this.#supervisor = supervisor;
    await supervisor.start();
  }

  /** The seat of this user is free: what was given out for it is good no more. */
  revoke(user: string): void {
    this.#supervisor?.revoke(user);
  }

  async close(): Promise<void> {
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
    return embeddedLauncher(relayEntry(), {
      secret,
      realm: REALM,
      udp,
      externalAddresses: external,
      ports,
      allowedPeers,
      credentialSeconds,
    });
  }

  async #externalAddresses(relay: OwnRelay): Promise<readonly string[]> {
    const { publicUrl } = this.#config;
    if (relay.externalAddresses.length > 0 || !publicUrl) return relay.externalAddresses;
    const addresses = await externalAddresses(publicUrl.host);
    if (addresses.length > 0) this.#logger.info({ addresses }, 'relay_addresses_resolved');
    return addresses;
  }

  #onUp(process: RelayProcess, site: RelaySite): void {
    this.#udpProblem = process.udpProblem;
    if (process.udpProblem !== null) {
      this.#logger.error({ problem: process.udpProblem }, 'relay_without_udp');
    }
    void this.#test(site, process);
  }

  /** @param process the one that is tested; a result about one that is gone means nothing */
  async #test(site: RelaySite, process: RelayProcess | null = null): Promise<void> {
    const { relay } = this.#config;
    if (relay.kind === 'off') return;
    this.#report = { status: 'untested' };
    const user = `trial-${randomBytes(12).toString('base64url')}`;
    const expiresAt = Math.floor(Date.now() / 1_000) + TEST_SECONDS;
    const credentials = iceCredentials(relay.secret, user, expiresAt);
    const tested = await testRelay(testTargets(relay, site, this.udp), credentials);
    if (process && process.target !== this.target) return;
    const noUdp = this.#udpProblem;
    const udp = { status: 'failed', name: 'UDP', reason: noUdp ?? '' } as const;
    const results = noUdp === null ? tested : [udp, ...tested];
    this.#report = { status: 'tested', results };
    const verdict = `The relay was tested: ${describeRelay(this.#report)}`;
    if (results.every(({ status }) => status === 'works')) this.#logger.info(verdict);
    else this.#logger.warn(verdict);
  }
}
