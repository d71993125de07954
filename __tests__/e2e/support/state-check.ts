import { expect } from '@playwright/test';
import { axeViolations } from './axe';
import { collectViolations } from './collect-violations';
import { noteIceHosts } from './ice-hosts';
import type { Person } from './person';

/** Looks for what no state of any page may have: other hosts, refusals of the policy, barriers. */
export class StateCheck {
  readonly #found: string[] = [];
  readonly #iceHosts = new Set<string>();

  /** From now on, and through all pages. The fixtures watch requests and the console of everybody. */
  async watch(...people: readonly Person[]): Promise<void> {
    for (const { page } of people) {
      await collectViolations(page, this.#found);
      await noteIceHosts(page, this.#iceHosts);
    }
  }

  /** @param state what the page shows now, for people */
  async look({ page }: Person, state: string): Promise<void> {
    this.#found.push(...(await axeViolations(page, state)));
  }

  /** @param origin the one host that may be contacted */
  expectNothing(origin: string): void {
    expect(this.#found).toEqual([]);
    for (const host of this.#iceHosts) expect(host).toBe(new URL(origin).hostname);
  }
}
