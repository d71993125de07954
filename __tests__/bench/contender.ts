import type { Page } from '@playwright/test';

/** One of the two that are compared: how to open its page, and how to get into the call from there. */
export interface Contender {
  readonly name: string;
  /** @param people how many will be in the room: the bare page is given the caps for so many. */
  readonly url: (room: string, person: number, people: number) => string;
  /** Resolves at the moment of joining, in milliseconds since the epoch; null joins by itself. */
  readonly join: ((page: Page) => Promise<number>) | null;
}

/** Width, height, frames a second and bit/s of one link, as in lib/call/quality-table.ts. */
const capsFor = (people: number) => (people === 2 ? '1280,720,30,1700000' : '320,180,20,150000');

export function bare(origin: string): Contender {
  return {
    name: 'bare page',
    url: (room, _person, people) => `${origin}/?room=${room}&caps=${capsFor(people)}`,
    join: null,
  };
}

export function tertulia(origin: string): Contender {
  return {
    name: 'Tertulia',
    url: (room, person) => `${origin}/room/${room}?name=P${String(person)}`,
    async join(page) {
      const button = page.getByRole('button', { name: 'Join', exact: true });
      await button.and(page.locator(':enabled')).waitFor();
      const clickedMs = Date.now();
      await button.click();
      return clickedMs;
    },
  };
}
