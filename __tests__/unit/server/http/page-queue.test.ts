import { PageQueue } from '../../../../server/http/page-queue';
import type { Networks } from '../../../../server/shares/networks-of';
import { settled } from '../../../fakes/settled';

/** Pages that the test ends one by one. */
class Pages {
  readonly queue = new PageQueue();
  readonly order: string[] = [];
  readonly #ends: (() => void)[] = [];

  ask(network: string | Networks, isVain = false): boolean {
    const networks: Networks = typeof network === 'string' ? [network] : network;
    return this.queue.add({
      networks,
      isVain: () => isVain,
      run: () => {
        this.order.push(networks[0]);
        return new Promise((resolve) => this.#ends.push(resolve));
      },
    });
  }

  async endAll(): Promise<void> {
    await settled();
    while (this.#ends.length > 0) {
      this.#ends.shift()?.();
      await settled();
      await settled();
    }
  }
}

it('runs two at a time', async () => {
  const pages = new Pages();
  for (let count = 0; count < 4; count++) pages.ask('a');
  await settled();
  expect(pages.order).toHaveLength(2);
  await pages.endAll();
  expect(pages.order).toHaveLength(4);
});

it('makes no more than two in one turn of the event loop, however soon they are made', async () => {
  const queue = new PageQueue();
  let made = 0;
  const task = {
    networks: ['a'] as const,
    isVain: () => false,
    run: () => {
      made++;
      return Promise.resolve();
    },
  };
  for (let count = 0; count < 40; count++) {
    queue.add(task);
    await Promise.resolve();
  }
  expect(made).toBe(0);
  for (let turn = 1; turn <= 20; turn++) {
    await settled();
    expect(made).toBe(2 * turn);
  }
});

it('lets networks take turns, of IPv6 the widest', async () => {
  const pages = new Pages();
  for (let count = 0; count < 4; count++) pages.ask('many');
  for (let count = 0; count < 3; count++) pages.ask([`one-${String(count)}`, 'customer']);
  pages.ask('few');
  await pages.endAll();
  expect(pages.order).toEqual(['many', 'one-0', 'few', 'many', 'one-1', 'many', 'one-2', 'many']);
});

it('makes no page that nobody waits for', async () => {
  const pages = new Pages();
  pages.ask('a');
  pages.ask('b');
  pages.ask('c', true);
  pages.ask('d');
  await pages.endAll();
  expect(pages.order).toEqual(['a', 'b', 'd']);
});

it('takes so many of one network, and then still others', () => {
  const pages = new Pages();
  let taken = 0;
  while (pages.ask('many')) taken++;
  expect(taken).toBeGreaterThan(250);
  expect(taken).toBeLessThan(510);
  expect(pages.ask('one')).toBe(true);
});

it('is not held up by pages that do not come to an end', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    const pages = new Pages();
    for (const network of ['a', 'b', 'c']) pages.ask(network);
    await settled();
    expect(pages.order).toEqual(['a', 'b']);
    jest.advanceTimersByTime(1_000);
    await settled();
    await settled();
    expect(pages.order).toEqual(['a', 'b', 'c']);
  } finally {
    jest.useRealTimers();
  }
});
