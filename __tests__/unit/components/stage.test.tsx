import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TileStage } from '../../../components/stage/TileStage';
import { ViewChoices } from '../../../components/stage/ViewChoices';
import { PeopleDialog } from '../../../components/people/PeopleDialog';
import { useStageView } from '../../../hooks/stage/use-stage-view';
import type { PeerView } from '../../../lib/call/call-snapshot';
import type { Showing } from '../../../lib/call/messages/showing';
import { noGestures } from '../../../lib/call/people/gesture-view';
import type { Locale } from '../../../lib/i18n/locale';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { stubBrowserMedia } from './browser-stubs';
import { fakeDoorVerbs } from './fake-door-verbs';
import { fakeGestures } from './fake-gestures';
import { doorOf, mediaOf, peerOf, peersOf, seat } from './fixtures';
import { renderIn } from './render-in';
import { factsOf } from '../../fakes/facts';

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0 }));

const onShown = jest.fn<void, [ReadonlyMap<PeerId, Showing>]>();
const animate = jest.fn();
let lessMotion = false;

beforeEach(() => {
  stubBrowserMedia();
  localStorage.clear();
  jest.clearAllMocks();
  lessMotion = false;
  Object.assign(window, { matchMedia: () => ({ matches: lessMotion }) });
  Object.assign(Element.prototype, { animate });
});

interface SceneProps {
  peers: PeerView[];
  media?: Partial<MediaSnapshot>;
  spotlight?: PeerId | null;
}

/** The stage, and what is chosen about it. */
function Scene({ peers, media = {}, spotlight = null }: SceneProps) {
  const view = useStageView();
  return (
    <>
      <TileStage
        self={seat.self}
        name="Sofía"
        peers={peers}
        media={mediaOf(media)}
        view={view}
        met
        gestures={{ ...noGestures, spotlight }}
        soundOnly={false}
        onShown={onShown}
        strained={false}
        sent={{ sound: true, picture: true }}
        onRetry={jest.fn()}
        onDetails={jest.fn()}
      />
      <ViewChoices view={view} />
    </>
  );
}

const show = (props: SceneProps, locale: Locale = 'en') => renderIn(locale, <Scene {...props} />);
const tile = (name: string) => screen.getByRole('group', { name });
const widthOf = (name: string) => Number.parseFloat(tile(name).style.width);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));
const shownWidth = ({ id }: PeerView) => onShown.mock.lastCall?.[0].get(id)?.camera.width;

it('makes who is pinned large, tells the others so, and gives everybody their size back', async () => {
  const [ana, ben] = peersOf(2);
  if (!ana || !ben) throw new Error('nobody is there');
  show({ peers: [ana, ben] });
  const before = widthOf('Person 1');
  expect(widthOf('Person 2')).toBe(before);
  await press('Pin Person 1');
  expect(widthOf('Person 1')).toBeGreaterThan(before);
  expect(widthOf('Person 2')).toBeLessThan(before);
  expect(shownWidth(ana)).toBe(Math.round(widthOf('Person 1')));
  expect(shownWidth(ben)).toBe(Math.round(widthOf('Person 2')));
  await press('Unpin Person 1');
  expect(widthOf('Person 1')).toBe(before);
});

it('hides the others beside who is large, who are then told that nobody sees them', async () => {
  const [ana, ben] = peersOf(2);
  if (!ana || !ben) throw new Error('nobody is there');
  show({ peers: [ana, ben] });
  await press('Pin Person 1');
  await press('Hide the others');
  expect(screen.queryByRole('group', { name: 'Person 2' })).toBeNull();
  expect(shownWidth(ben)).toBe(0);
  await press('Show the others');
  expect(tile('Person 2')).toBeTruthy();
});

it('keeps every video element while tiles change places', async () => {
  const camera = new MediaStream();
  show({ peers: [peerOf(1, { camera }), peerOf(2)] });
  const before = tile('Person 1').querySelector('video');
  for (const name of ['Pin Person 2', 'Hide the others', 'Show the others', 'Unpin Person 2']) {
    await press(name);
  }
  await choose('Speaker');
  expect(before).not.toBeNull();
  expect(tile('Person 1').querySelector('video')).toBe(before);
});

it('has of two screens the last one large, or the one that is pinned', async () => {
  const one = peerOf(1, { screen: new MediaStream() });
  const { show: showAgain } = show({ peers: [one, peerOf(2)] });
  const both = [one, peerOf(2, { screen: new MediaStream() })];
  showAgain(<Scene peers={both} />);
  expect(widthOf("Person 2's screen")).toBeGreaterThan(widthOf("Person 1's screen"));
  await press("Pin Person 1's screen");
  expect(widthOf("Person 1's screen")).toBeGreaterThan(widthOf("Person 2's screen"));
});

it('follows who speaks when the speaker is to be large, and remembers that on the device', async () => {
  const { show: showAgain, unmount } = show({ peers: peersOf(2) });
  await choose('Speaker');
  expect(widthOf('Person 1')).toBeGreaterThan(widthOf('Person 2'));
  showAgain(<Scene peers={[peerOf(1), peerOf(2, { speaking: true })]} />);
  expect(widthOf('Person 2')).toBeGreaterThan(widthOf('Person 1'));
  showAgain(<Scene peers={peersOf(2)} />);
  expect(widthOf('Person 2')).toBeGreaterThan(widthOf('Person 1'));
  unmount();
  show({ peers: peersOf(2) });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Speaker' }).checked).toBe(true);
});

it('ends a pin when a layout is chosen by hand', async () => {
  show({ peers: peersOf(2) });
  await press('Pin Person 1');
  await choose('Grid');
  expect(widthOf('Person 1')).toBe(widthOf('Person 2'));
});

it('shows whom the host has in the spotlight, with a mark that can be heard', () => {
  const [, ben] = peersOf(2);
  show({ peers: peersOf(2), spotlight: ben?.id ?? null });
  expect(widthOf('Person 2')).toBeGreaterThan(widthOf('Person 1'));
  expect(within(tile('Person 2')).getByText('In the spotlight')).toBeTruthy();
  expect(within(tile('Person 1')).queryByText('In the spotlight')).toBeNull();
});

it.each<[Locale, string, string, string]>([
  ['en', 'Hidden', 'Your picture is hidden here. The others still see you.', 'Show your picture'],
  ['es', 'Oculta', 'Tu imagen está oculta aquí. Los demás te siguen viendo.', 'Mostrar tu imagen'],
])(
  'hides the own picture, says in %s that it is still sent, and shows it again',
  async (...row) => {
    const [locale, hidden, words, back] = row;
    const track = Reflect.construct(MediaStreamTrack, []);
    const camera = { status: 'on', track, deviceId: 'c' } as const;
    show({ peers: peersOf(1), media: { camera } }, locale);
    await choose(hidden);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByRole('group', { name: /Sofía/ })).toBeNull();
    await press(back);
    expect(screen.getByRole('group', { name: /Sofía/ })).toBeTruthy();
  },
);

it('has the own picture small over the others', async () => {
  show({ peers: peersOf(1) });
  await choose('Small');
  expect(tile('Sofía (you)').dataset['floating']).toBe('true');
  expect(widthOf('Sofía (you)')).toBeLessThan(widthOf('Person 1') / 3);
});

it('has tiles glide to their places, and not for who wants less motion', async () => {
  show({ peers: peersOf(2) });
  expect(animate).not.toHaveBeenCalled();
  await press('Pin Person 2');
  expect(animate).toHaveBeenCalled();
  animate.mockClear();
  lessMotion = true;
  await press('Unpin Person 2');
  expect(animate).not.toHaveBeenCalled();
});

it('fills the screen with one tile where the browser can, and with nothing where it refuses', async () => {
  const requestFullscreen = jest.fn(async () => {
    throw new TypeError('refused');
  });
  Object.assign(Element.prototype, { requestFullscreen });
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: true });
  show({ peers: peersOf(1) });
  await press('Full screen: Person 1');
  expect(requestFullscreen.mock.contexts).toEqual([tile('Person 1')]);
  await press('Full screen');
  expect(requestFullscreen.mock.contexts[1]).toBe(document.documentElement);
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: false });
});

it('offers no full screen where there is none', () => {
  show({ peers: peersOf(1) });
  expect(screen.queryByRole('button', { name: /Full screen/ })).toBeNull();
});

it('takes names of sixty wide characters', async () => {
  const name = 'W'.repeat(60);
  show({ peers: [peerOf(1, { facts: factsOf(name) }), peerOf(2)] });
  await press(`Pin ${name}`);
  expect(widthOf(name)).toBeGreaterThan(widthOf('Person 2'));
});

describe('the spotlight in the list of people', () => {
  const gestures = fakeGestures();
  const [ana] = peersOf(1);
  if (!ana) throw new Error('nobody is there');
  const people = (isHost: boolean, spotlight: PeerId | null = null) => (
    <PeopleDialog
      self={seat.self}
      name="Sofía"
      muted
      peers={[ana]}
      door={doorOf(isHost ? {} : { isHost, host: ana.id })}
      online
      verbs={fakeDoorVerbs()}
      shown={{ ...noGestures, spotlight }}
      gestures={gestures}
      volumes={new Map()}
      onVolume={jest.fn()}
      onAskToMute={jest.fn()}
      onClose={jest.fn()}
    />
  );

  it('is the host’s to give, to others and to oneself, and to end', async () => {
    const { show: showAgain } = renderIn('en', people(true));
    await press('Spotlight Person 1 for everybody');
    await press('Spotlight Sofía (you) for everybody');
    expect(gestures.spotlight.mock.calls).toEqual([[ana.id], [seat.self]]);
    act(() => showAgain(people(true, ana.id)));
    await press('End spotlight: Person 1');
    expect(gestures.spotlight).toHaveBeenLastCalledWith(null);
  });

  it('is offered to nobody else', () => {
    renderIn('en', people(false));
    expect(screen.queryByRole('button', { name: /potlight/ })).toBeNull();
  });
});
