import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PeerTile } from '../../../components/stage/PeerTile';
import { ConnectionDetails } from '../../../components/connection/ConnectionDetails';
import { plotLines } from '../../../components/connection/plot-lines';
import type { PeerView } from '../../../lib/call/call-snapshot';
import { noGestures } from '../../../lib/call/people/gesture-view';
import type { Fault } from '../../../lib/call/stats/whose-fault';
import type { LinkFigures } from '../../../lib/call/stats/link-figures';
import type { Locale } from '../../../lib/i18n/locale';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { figuresOf, pictureOf, sentPictureOf } from '../../fakes/link-figures';
import { stubBrowserMedia } from './browser-stubs';
import { peerOf, placeOf } from './fixtures';
import { renderIn } from './render-in';

const mockSetData = jest.fn();
jest.mock('uplot', () => ({
  __esModule: true,
  default: jest.fn(() => ({ setData: mockSetData, destroy: jest.fn() })),
}));

beforeEach(stubBrowserMedia);

const place = placeOf({ width: 160, height: 160 });
const all = { sound: true, picture: true };

function tile(change: Partial<PeerView>, fault: Fault = 'none', onDetails = jest.fn()) {
  return (
    <PeerTile
      peer={peerOf(1, change)}
      pictures
      place={place}
      gestures={noGestures}
      fault={fault}
      sent={all}
      onRetry={jest.fn()}
      onDetails={onDetails}
    />
  );
}

const inTile = (name: string) =>
  within(screen.getByRole('group', { name: 'Person 1' })).queryByRole('button', { name });

describe('the mark in a tile', () => {
  it.each<[Locale, 'good' | 'fair' | 'poor', string]>([
    ['en', 'good', 'Connection: good'],
    ['en', 'fair', 'Connection: fair'],
    ['en', 'poor', 'Connection: poor'],
    ['es', 'good', 'Conexión: buena'],
    ['es', 'fair', 'Conexión: regular'],
    ['es', 'poor', 'Conexión: mala'],
  ])('in %s, %s', (locale, grade, name) => {
    renderIn(locale, tile({ mark: { grade, weak: null } }));
    expect(inTile(name)).not.toBeNull();
  });

  it('is none before anything is known, and while the link is down', () => {
    const { show } = renderIn('en', tile({ mark: null }));
    expect(screen.queryByRole('button', { name: /^Connection/ })).toBeNull();
    const mark = { grade: 'good', weak: null } as const;
    show(tile({ mark, link: { status: 'reconnecting' } }));
    expect(screen.queryByRole('button', { name: /^Connection/ })).toBeNull();
  });

  it('says whose line it is and what arrives, and opens the rest', async () => {
    const onDetails = jest.fn();
    const receiving = { sound: true, picture: false };
    renderIn(
      'en',
      tile({ mark: { grade: 'poor', weak: 'line' }, receiving }, 'theirLine', onDetails),
    );
    const mark = screen.getByRole('button', { name: 'Connection: poor' });
    expect(mark.title.split('\n')).toEqual([
      "Person 1's upload is weak",
      'Person 1 hears you',
      'Person 1 does not see you',
    ]);
    await userEvent.click(mark);
    expect(onDetails).toHaveBeenCalledWith(peerOf(1).id);
  });
});

function details(
  peers: PeerView[],
  figures: (peer: PeerId) => readonly LinkFigures[],
  change: Partial<Parameters<typeof ConnectionDetails>[0]> = {},
) {
  return (
    <ConnectionDetails
      peers={peers}
      unreached={[]}
      first={null}
      strained={false}
      sent={all}
      figures={figures}
      onClose={jest.fn()}
      {...change}
    />
  );
}

const good = { grade: 'good', weak: null } as const;
const poor = { grade: 'poor', weak: 'line' } as const;

describe('all there is to know', () => {
  const looks = [figuresOf({ atMs: 1_000 }), figuresOf({ atMs: 2_000 })];
  const rows = (name: string) =>
    within(screen.getByRole('region', { name }))
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent));

  it('is a table for each of the others', () => {
    const link = { status: 'connected', path: { kind: 'relayed', transport: 'udp' } } as const;
    renderIn(
      'en',
      details([peerOf(1, { mark: good, link })], () => looks),
    );
    expect(screen.getByRole('dialog', { name: 'Connection details' })).toBeTruthy();
    expect(rows('Person 1')).toEqual([
      ['Figure', 'From Person 1', 'To Person 1'],
      ['Way', 'Relayed (UDP)'],
      ['Round trip', '20 ms'],
      ['In all', '740 kbit/s', '690 kbit/s'],
      ['Lost', '0 %', '0 %'],
      ['Jitter', '4 ms', 'unknown'],
      ['Microphone', 'opus, 32 kbit/s', 'unknown'],
      [
        'Camera',
        '640 × 360, 24 frames/s, VP9, 700 kbit/s',
        '640 × 360, 25 frames/s, VP9, 650 kbit/s',
      ],
      ['Picture limited by', 'unknown', 'nothing'],
    ]);
  });

  it('says who has no link to whom, and which is weak', () => {
    const peers = [peerOf(1, { mark: poor }), peerOf(2, { mark: good }), peerOf(3, { mark: good })];
    const [, two, three] = peers;
    if (!two || !three) throw new Error('three others');
    const { show } = renderIn(
      'en',
      details(peers, () => looks, { unreached: [[two.id, three.id]] }),
    );
    const words = () => [...screen.getByRole('figure').querySelectorAll('figcaption span')];
    expect(words().map((line) => line.textContent)).toEqual([
      'Weak: You and Person 1',
      'No connection: Person 2 and Person 3',
    ]);
    show(details([peerOf(1), peerOf(2)], () => looks));
    expect(screen.getByText('Everybody is connected to everybody.')).toBeTruthy();
    show(details([peerOf(1)], () => looks));
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('says what a browser does not tell', () => {
    const silent = figuresOf({
      roundTripMs: null,
      sent: new Map([['camera', sentPictureOf({ codec: null, limitedBy: 'the moon' })]]),
      received: new Map([['camera', pictureOf({ jitterMs: null, bitrate: 0 })]]),
    });
    const figures = [silent];
    renderIn(
      'es',
      details([peerOf(1)], () => figures),
    );
    const told = new Map(rows('Person 1').map(([name, ...cells]) => [name, cells]));
    expect(told.get('Ida y vuelta')).toEqual(['no se sabe']);
    expect(told.get('Cámara')).toEqual(['no se sabe', '640 × 360, 25 imágenes/s, 650 kbit/s']);
    expect(told.get('Imagen limitada por')).toEqual(['no se sabe', 'no se sabe']);
  });

  it('is new every second, and its pictures too', () => {
    jest.useFakeTimers();
    let now = looks;
    renderIn(
      'en',
      details([peerOf(1)], () => now),
    );
    now = [...looks, figuresOf({ atMs: 3_000, roundTripMs: 99 })];
    act(() => void jest.advanceTimersByTime(1_000));
    jest.useRealTimers();
    expect(rows('Person 1')).toContainEqual(['Round trip', '99 ms']);
    expect(mockSetData).toHaveBeenLastCalledWith([
      [-2, -1, 0],
      [20, 20, 99],
    ]);
  });

  it('begins with who was asked about, and says whose fault it is', () => {
    const peers = [peerOf(1, { mark: good }), peerOf(2, { mark: poor })];
    renderIn(
      'en',
      details(peers, () => looks, { first: peerOf(2).id }),
    );
    const [first] = screen.getAllByRole('region');
    expect(first?.textContent).toContain("Person 2's upload is weak");
    expect(screen.getByText('What Person 1 sends arrives well')).toBeTruthy();
  });

  it.each([
    ['who hears and sees', { receiving: all }, all, ['hears you', 'sees you']],
    [
      'who does neither',
      { receiving: { sound: false, picture: false } },
      all,
      ['does not hear you', 'does not see you'],
    ],
    ['who is sent no pictures', { receiving: all }, { sound: true, picture: false }, ['hears you']],
    ['who has not said so', {}, all, []],
  ])('tells of one %s', (_who, change, sent, expected) => {
    renderIn(
      'en',
      details([peerOf(1, change)], () => looks, { sent }),
    );
    const said = screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
    expect(said).toEqual(expected.map((words) => `Person 1 ${words}`));
  });

  it('says when there is nothing to tell', () => {
    const { show } = renderIn(
      'en',
      details([peerOf(1, { link: { status: 'reconnecting' } })], () => looks),
    );
    expect(screen.getByText(/Not connected yet/)).toBeTruthy();
    show(details([], () => looks));
    expect(screen.getByText('Nobody else is here.')).toBeTruthy();
  });
});

describe('the lines of a plot', () => {
  it('end now, and have a gap where the link was down', () => {
    const looks = [1_000, 2_000, 9_000].map((atMs) => figuresOf({ atMs }));
    expect(plotLines(looks, ({ roundTripMs }) => roundTripMs)).toEqual([
      [-8, -7, -1, 0],
      [20, 20, null, 20],
    ]);
    expect(plotLines([], () => 1)).toEqual([[], []]);
  });
});
