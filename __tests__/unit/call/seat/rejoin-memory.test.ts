import type { PageLocks, RejoinState } from '../../../../lib/call/seat/rejoin-memory';
import { RejoinMemory } from '../../../../lib/call/seat/rejoin-memory';
import type { DoorToken, RoomId, SeatToken } from '../../../../lib/signaling/identifiers';
import { FakeStorage } from '../../../fakes/fake-storage';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

const room = standIn<RoomId>('sala');
const state: RejoinState = {
  room,
  token: standIn<SeatToken>('abc.def'),
  door: standIn<DoorToken>('ghi.jkl'),
  waits: false,
  knocked: false,
  muted: true,
  cameraWanted: false,
  passphrase: 'two words',
};

/** The locks of one browser, held by pages. */
class FakeLocks {
  readonly held = new Set<string>();

  get pages(): PageLocks {
    const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
      const act = rest.at(-1) as (lock: object | null) => unknown;
      const isFree = !this.held.has(name);
      if (rest.length === 1) this.held.add(name);
      return Promise.resolve(act(isFree ? {} : null));
    };
    return { request: request };
  }

  /** All pages end, however they do. */
  release(): void {
    this.held.clear();
  }
}

function world() {
  const locks = new FakeLocks();
  const storage = new FakeStorage();
  const clock = { nowMs: 1_000 };
  const page = (from = storage, pages: PageLocks | null = locks.pages) =>
    new RejoinMemory({ storage: from, locks: pages, now: () => clock.nowMs });
  return { locks, storage, clock, page };
}

describe('rejoin memory', () => {
  it('gives the next page what the one before left, once, and for the same room', async () => {
    const { page } = world();
    page().keepForNext(state);
    expect(await page().take(room)).toEqual({ ...state, isFresh: true });
    expect(await page().take(room)).toBeNull();
    page().keepForNext(state);
    expect(await page().take(standIn<RoomId>('other'))).toBeNull();
  });

  it('gives it to the page that follows one that crashed', async () => {
    const { locks, page } = world();
    page().keep(state);
    locks.release();
    expect(await page().take(room)).toEqual({ ...state, isFresh: true });
  });

  it('gives nothing to a duplicate of a page that lives', async () => {
    const { storage, page } = world();
    page().keep(state);
    const copy = new FakeStorage();
    copy.setItem('tertulia.rejoin', storage.getItem('tertulia.rejoin') ?? '');
    expect(await page(copy).take(room)).toBeNull();
  });

  it('keeps nothing before the page is known to live, nor when the call is over by then', () => {
    const { locks, storage, page } = world();
    const grants: (() => void)[] = [];
    const request = (...asked: unknown[]) =>
      new Promise<unknown>((resolve) => {
        grants.push(() => resolve(locks.pages.request(...(asked as [string, () => unknown]))));
      });
    const slow = standIn<PageLocks>({ request });
    const first = page(storage, slow);
    first.keep({ ...state, muted: false });
    first.keep(state);
    expect(first.isEmpty).toBe(true);
    grants[0]?.();
    expect(grants).toHaveLength(1);
    expect(storage.getItem('tertulia.rejoin')).toContain('"muted":true');

    const second = page(new FakeStorage(), slow);
    second.keep(state);
    second.forget();
    grants[1]?.();
    expect(second.isEmpty).toBe(true);
  });

  it('asks for its lock again where it was refused', async () => {
    const { locks, storage, page } = world();
    let refusals = 1;
    const request = (...asked: unknown[]) =>
      refusals-- > 0
        ? Promise.reject(new DOMException('', 'SecurityError'))
        : locks.pages.request(...(asked as [string, () => unknown]));
    const kept = page(storage, standIn<PageLocks>({ request }));
    kept.keep(state);
    await settled();
    expect(kept.isEmpty).toBe(true);
    kept.keep(state);
    expect(kept.isEmpty).toBe(false);
  });

  it('gives nothing where the browser refuses to tell whether a page lives', async () => {
    const { storage, page } = world();
    page().keep(state);
    const request = () => Promise.reject(new DOMException('', 'SecurityError'));
    expect(await page(storage, standIn<PageLocks>({ request })).take(room)).toBeNull();
  });

  it('gives nothing where it cannot tell a crash from a duplicate', async () => {
    const { page, storage } = world();
    page(storage, null).keep(state);
    expect(await page(storage, null).take(room)).toBeNull();
    page(storage, null).keepForNext(state);
    expect(await page(storage, null).take(room)).not.toBeNull();
  });

  it('is a seat for a minute, and what was on for longer', async () => {
    const { clock, page } = world();
    page().keepForNext(state);
    clock.nowMs += 60_000;
    expect(await page().take(room)).toEqual({ ...state, isFresh: false });
    page().keepForNext(state);
    clock.nowMs += 24 * 3_600_000;
    expect(await page().take(room)).toBeNull();
  });

  it('forgets a call that is over, and not what was kept for the next page', async () => {
    const { page } = world();
    const first = page();
    first.keep(state);
    first.forget();
    expect(first.isEmpty).toBe(true);
    first.keepForNext(state);
    first.forget();
    expect(await page().take(room)).not.toBeNull();
  });

  it.each(['', '{', 'null', '{"page":"x"}', '[]'])('is not upset by %s', async (text) => {
    const { storage, page } = world();
    storage.setItem('tertulia.rejoin', text);
    expect(await page().take(room)).toBeNull();
  });
});
