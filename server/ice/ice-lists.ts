import type { IceServer } from '../../lib/signaling/events';
import type { PublicUrl } from '../config/public-url';
import type { RelayConfig } from '../config/relay-config';
import type { Endpoint } from './endpoint';
import { iceCredentials } from './ice-credentials';
import type { RelayUrls, Transports } from './relay-urls';
import { relayUrls } from './relay-urls';

/** Where a client reached the site; of a client of another server, the relays that are for it. */
export type Reach = Endpoint | RelayUrls;

export interface IceListOptions {
  readonly stunUrls: readonly string[];
  readonly relay: RelayConfig;
  readonly publicUrl: PublicUrl | null;
  /** Where our own relay is reached, if not where the site is. */
  readonly relayUrl: PublicUrl | null;
  /** Of our own relay, asked whenever a list is made. */
  readonly transports: () => Transports;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Makes the lists of ICE servers that clients get, with credentials for the relay. */
export class IceLists {
  readonly #options: IceListOptions;

  constructor(options: IceListOptions) {
    this.#options = options;
  }

  /**
   * @param user whose credentials they are, as `formatUser` writes it
   * @param seconds how long the credentials are good
   * @param reachedAt where this client reached the site, as far as that is known
   */
  make(user: string, seconds: number, reachedAt: Reach | null): IceServer[] {
    const { stunUrls, relay, now } = this.#options;
    const configured = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
    if (relay.kind === 'off') return configured;
    const { stun, turn } = this.relaysFor(reachedAt);
    if (turn.length === 0) return configured;
    const expiresAt = Math.floor(now() / 1_000) + seconds;
    return [
      ...configured,
      ...(stun.length > 0 ? [{ urls: stun }] : []),
      { urls: turn, ...iceCredentials(relay.secret, user, expiresAt) },
    ];
  }

  /** Whether the credentials of a trial are good for nothing but a trial, whoever has them. */
  get confinesTrials(): boolean {
    return this.#options.relay.kind === 'embedded';
  }

  /** The relays for a client, without credentials. */
  relaysFor(reachedAt: Reach | null): RelayUrls {
    const { relay, publicUrl, relayUrl, transports } = this.#options;
    if (reachedAt && 'turn' in reachedAt) return reachedAt;
    if (relay.kind === 'external') return { stun: [], turn: [...relay.urls] };
    const site = relayUrl ?? publicUrl ?? reachedAt;
    if (relay.kind === 'off' || !site) return { stun: [], turn: [] };
    const port = relayUrl?.port ?? relay.port ?? site.port;
    return relayUrls({ host: site.host, port }, transports());
  }
}
