import { act, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OfferBubble } from '../../../components/transfer/OfferBubble';
import { TransferAnnouncer } from '../../../components/transfer/TransferAnnouncer';
import { useHiddenProgress } from '../../../hooks/transfer/use-hidden-progress';
import { OfferNews } from '../../../lib/transfer/offer-news';
import { cleosEnd, endOf, FakeTransfers, transferOf } from './fake-transfers';
import { renderIn } from './render-in';

const said = () => [...screen.getByRole('log').children].map(({ textContent }) => textContent);

describe('what is read out', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function say(transfers: FakeTransfers, ...views: Parameters<FakeTransfers['show']>[0]) {
    act(() => {
      transfers.show(views);
      jest.advanceTimersByTime(500);
    });
  }

  test('each thing once: coming, done, failed', () => {
    const transfers = new FakeTransfers();
    renderIn('en', <TransferAnnouncer transfers={transfers} />);
    say(transfers, transferOf());
    say(transfers, transferOf({ ends: [endOf({ state: 'running', bytes: 1, speed: 1 })] }));
    say(transfers, transferOf({ ends: [endOf({ state: 'running', bytes: 2, speed: 1 })] }));
    expect(said()).toEqual(['Ben wants to send you film.mp4, 4 MB']);
    say(transfers, transferOf({ ends: [endOf({ state: 'done' })] }));
    say(transfers, transferOf({ ends: [endOf({ state: 'done' })] }), transferOf({ name: 'b.zip' }));
    expect(said().slice(1)).toEqual([
      'film.mp4 from Ben was received',
      'Ben wants to send you b.zip, 4 MB',
    ]);
    say(
      transfers,
      transferOf({ name: 'b.zip', ends: [endOf({ state: 'failed', failure: 'diskFull' })] }),
    );
    expect(said().at(-1)).toBe(
      'b.zip: There is no space left on this device. Make some, and Ben can send it again.',
    );
  });

  test('one after the other of several who get a file, and nothing of what one did oneself', () => {
    const transfers = new FakeTransfers();
    renderIn('en', <TransferAnnouncer transfers={transfers} />);
    const out = { direction: 'out' } as const;
    say(transfers, transferOf({ ...out, ends: [endOf(), cleosEnd()] }));
    say(transfers, transferOf({ ...out, ends: [endOf({ state: 'refused' }), cleosEnd()] }));
    const ends = [endOf({ state: 'refused' }), cleosEnd({ state: 'done' })];
    say(transfers, transferOf({ ...out, ends }));
    say(transfers, transferOf({ ...out, ends }));
    expect(said()).toEqual(['Ben refused film.mp4', 'Cleo received film.mp4']);
  });

  test('that somebody left, and that there was no place for a file, each once', () => {
    const transfers = new FakeTransfers();
    renderIn('en', <TransferAnnouncer transfers={transfers} />);
    say(transfers, transferOf({ ends: [endOf({ state: 'waiting' })] }));
    say(transfers, transferOf({ ends: [endOf({ state: 'left' })] }));
    const away = { name: 'Cleo', file: 'plan.pdf' };
    for (let times = 0; times < 2; times += 1) {
      act(() => {
        transfers.show([transferOf({ ends: [endOf({ state: 'left' })] })], Infinity, away);
        jest.advanceTimersByTime(500);
      });
    }
    expect(said()).toEqual([
      'Ben has left before film.mp4 was handed over',
      expect.stringMatching(/^plan\.pdf: There is no place left in your list of files/),
    ]);
  });

  test('an offer once, though the connection is cut meanwhile', () => {
    const transfers = new FakeTransfers();
    renderIn('en', <TransferAnnouncer transfers={transfers} />);
    for (const state of ['offered', 'waiting', 'offered'] as const) {
      say(transfers, transferOf({ ends: [endOf({ state })] }));
    }
    expect(said()).toEqual(['Ben wants to send you film.mp4, 4 MB']);
  });

  test('that a page over there says nothing, once', () => {
    const transfers = new FakeTransfers();
    renderIn('en', <TransferAnnouncer transfers={transfers} />);
    for (const state of ['offered', 'unheard', 'unheard', 'offered'] as const) {
      say(transfers, transferOf({ direction: 'out', ends: [endOf({ state })] }));
    }
    expect(said()).toEqual([expect.stringMatching(/^film\.mp4: Ben's page has not answered yet/)]);
  });
});

describe('an offer that nobody has seen', () => {
  function watch(...first: ReturnType<typeof transferOf>[]) {
    const transfers = new FakeTransfers(...first);
    const offers = new OfferNews(transfers);
    offers.open();
    return { transfers, offers };
  }

  test('passes by, and leads to the list', async () => {
    const { transfers, offers } = watch();
    const onOpen = jest.fn();
    renderIn('es', <OfferBubble offers={offers} onOpen={onOpen} />);
    act(() => transfers.show([transferOf()]));
    await userEvent.click(
      screen.getByRole('button', { name: /^Ben quiere enviarte film.mp4 \(4 MB\)$/ }),
    );
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  test('counts until somebody looks, or it is withdrawn from the list', () => {
    const { transfers, offers } = watch();
    transfers.show([transferOf(), transferOf({ name: 'b.zip' })]);
    expect(offers.getSnapshot()).toMatchObject({ unseen: 2, newest: { name: 'b.zip' } });
    offers.passNewest();
    expect(offers.getSnapshot()).toEqual({ unseen: 2, newest: null });
    transfers.show([transferOf()]);
    expect(offers.getSnapshot().unseen).toBe(1);
    offers.setLooking(true);
    expect(offers.getSnapshot().unseen).toBe(0);
    transfers.show([transferOf(), transferOf({ name: 'c.zip' })]);
    offers.setLooking(false);
    expect(offers.getSnapshot().unseen).toBe(0);
  });

  test('passes by no more once its sender took it back', () => {
    const { transfers, offers } = watch();
    transfers.show([transferOf()]);
    expect(offers.getSnapshot().newest?.name).toBe('film.mp4');
    transfers.show([transferOf({ ends: [endOf({ state: 'cancelledThere' })] })]);
    expect(offers.getSnapshot()).toEqual({ unseen: 1, newest: null });
  });

  test('is neither what goes out nor what goes on', () => {
    const { offers } = watch(
      transferOf({ name: 'a', direction: 'out' }),
      transferOf({ name: 'b', ends: [endOf({ state: 'waiting' })] }),
    );
    expect(offers.getSnapshot().unseen).toBe(0);
  });
});

test('the title has the progress of everything while the page is hidden, and else none', () => {
  const ends = [endOf({ state: 'running', bytes: 1e6 }), cleosEnd({ state: 'paused' })];
  const transfers = new FakeTransfers(transferOf({ ends }));
  const { result } = renderHook(() => useHiddenProgress(transfers));
  expect(result.current).toBeNull();
  const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(result.current).toBe(25);
  visibility.mockRestore();
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(result.current).toBeNull();
});
