import { act, screen } from '@testing-library/react';
import { ConnectionAnnouncer } from '../../../components/connection/ConnectionAnnouncer';
import type { PeerView } from '../../../lib/call/call-snapshot';
import type { LinkMark } from '../../../lib/call/stats/link-mark';
import { readOut } from '../../../lib/sounds/read-out';
import { peerOf } from './fixtures';
import { renderIn } from './render-in';

const good: LinkMark = { grade: 'good', weak: null };
const fair: LinkMark = { grade: 'fair', weak: 'line' };
const poor: LinkMark = { grade: 'poor', weak: 'line' };

const said = () => [...screen.getByRole('log').children].map(({ textContent }) => textContent);
const pass = (seconds: number) => act(() => jest.advanceTimersByTime(seconds * 1_000));

/** Everybody's marks, the first one's first. */
function marks(...all: readonly LinkMark[]) {
  const peers: PeerView[] = all.map((mark, at) => peerOf(at + 1, { mark }));
  return <ConnectionAnnouncer peers={peers} strained={false} />;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  readOut.connections.choose(true);
});

it('says whose connection is poor, once it stays so', () => {
  const { show } = renderIn('en', marks(good, good));
  show(marks(poor, good));
  pass(4);
  show(marks(fair, good));
  pass(4);
  show(marks(poor, good));
  pass(4);
  expect(said()).toEqual([]);
  pass(1);
  expect(said()).toEqual(["Person 1's upload is weak"]);
});

it('says it of somebody once a minute at most, whatever the line does', () => {
  const { show } = renderIn('en', marks(good, good));
  const comeAndGo = () => {
    show(marks(poor, good));
    pass(6);
    const words = said();
    show(marks(good, good));
    // What was said stands for ten seconds.
    pass(12);
    return words;
  };
  const turns = Array.from({ length: 5 }, comeAndGo);
  expect(turns.flat()).toEqual(["Person 1's upload is weak", "Person 1's upload is weak"]);
});

it('says it of oneself once, not of each of the others', () => {
  const { show } = renderIn('en', marks(good, good, good));
  show(marks(poor, good, good));
  pass(2);
  show(marks(poor, poor, poor));
  pass(6);
  expect(said()).toEqual(['Your connection is weak']);
});

it('says nothing where that is off, nor of a link that is down', () => {
  const down = (mark: LinkMark) => (
    <ConnectionAnnouncer
      peers={[peerOf(1, { mark, link: { status: 'reconnecting' } })]}
      strained={false}
    />
  );
  const { show } = renderIn('en', down(good));
  show(down(poor));
  pass(6);
  readOut.connections.choose(false);
  show(marks(poor, good));
  pass(6);
  expect(said()).toEqual([]);
});
