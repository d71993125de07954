import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost } from './host';
import { Internet } from './internet';
import { Namespace } from './namespace';
import { createNat } from './nat';
import { places, type Place } from './place';

export const SERVER_ADDRESS = '203.0.113.10';

/** Routers have the addresses from here on. */
const FIRST_ROUTER = 20;

/**
 * A small internet on this machine: a server, and for each kind of NAT two people's computers behind one
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

  get server(): Namespace {
    return new Namespace(this.#machine('server'));
  }

  hostAt(place: Place): Namespace {
    return new Namespace(this.#machine(place));
  }

  /** For files of the machines in the lab. Goes with it. */
  get folder(): string {
    return join(tmpdir(), `${this.#name}-files`);
  }

  /** @throws when this machine does not let us; what is there by then is removed. */
  build(): void {
    try {
      mkdirSync(this.folder);
      const internet = Internet.create(this.#machine('internet'));
      internet.connect(Namespace.create(this.#machine('server')), SERVER_ADDRESS);
      for (const [index, { place, kind }] of places.entries()) {
        const address = `203.0.113.${String(FIRST_ROUTER + index)}`;
        const router = createNat(this.#machine(`${place}-nat`), kind, internet, address);
        createHost(this.#machine(place), router);
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

  #machine(name: string): string {
    return `${this.#name}-${name}`;
  }
}
