import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  HOME_GATEWAY,
  homeAddress,
  REFLECTOR_ADDRESSES,
  routerAddress,
  SERVER_ADDRESSES,
  type ServerName,
} from './addresses';
import { Namespace } from './namespace';
import { installNat } from './nat';
import { homes, type Home, type Place } from './place';
import { Wire } from './wire';

/**
 * A small internet on this machine: servers, and networks behind each kind of NAT with two computers
 * each.
 */
export class Lab {
  readonly #name: string;

  /** @param name begins the name of everything in the lab; the lab need not be built yet. */
  constructor(name: string) {
    this.#name = name;
  }

  get internet(): Namespace {
    return new Namespace(this.#machine('internet'));
  }

  server(name: ServerName): Namespace {
    return new Namespace(this.#machine(name));
  }

  hostAt(place: Place): Namespace {
    return new Namespace(this.#machine(place));
  }

  /** Between somebody's network and the internet. */
  routerOf(home: Home): Namespace {
    return new Namespace(this.#machine(`${home}-router`));
  }

  /** For files of the machines in the lab. Goes with it. */
  get folder(): string {
    return join(tmpdir(), `${this.#name}-files`);
  }

  /** What the servers print. */
  get logFile(): string {
    return join(this.folder, 'servers.log');
  }

  /** @throws when this machine does not let us; what is there by then is removed. */
  build(): void {
    try {
      mkdirSync(this.folder);
      const internet = new Wire(this.#create('internet'), 'wire', REFLECTOR_ADDRESSES);
      for (const [name, address] of Object.entries(SERVER_ADDRESSES)) {
        internet.connect(this.#create(name), 'wan', address);
      }
      for (const [index, { home, kind }] of homes.entries()) {
        const router = this.#create(`${home}-router`);
        internet.connect(router, 'wan', routerAddress(index));
        installNat(router, kind);
        const lan = new Wire(router, 'lan', [HOME_GATEWAY]);
        lan.connect(this.#create(home), 'eth0', homeAddress(0));
        lan.connect(this.#create(`${home}-neighbour`), 'eth0', homeAddress(1));
      }
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Ends everything that runs in the lab, and removes it. */
  remove(): void {
    for (const namespace of Namespace.list()) {
      if (namespace.name.startsWith(`${this.#name}-`)) namespace.remove();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #create(name: string): Namespace {
    return Namespace.create(this.#machine(name));
  }

  #machine(name: string): string {
    return `${this.#name}-${name}`;
  }
}
