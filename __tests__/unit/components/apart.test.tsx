import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApartButton } from '../../../components/apart/ApartButton';
import { ApartWindow } from '../../../components/apart/ApartWindow';
import { pageApart } from '../../../lib/stage/apart';
import { standIn } from '../../fakes/stand-in';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, peerOf, peersOf, seat } from './fixtures';
import { renderIn } from './render-in';

const onLeave = jest.fn();
const local = fakeVerbs();
const handlers = new Map<string, (() => void) | null>();
let windows: Window[] = [];

/** Opens frames in the place of windows. */
async function requestWindow(): Promise<Window> {
  const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
  if (!contentWindow) throw new Error('A frame without a window');
  windows.push(contentWindow);
  const { HTMLMediaElement: Media } = contentWindow as Window & typeof globalThis;
  Object.defineProperty(Media.prototype, 'play', { value: () => Promise.resolve() });
  return Object.assign(contentWindow, {
    close: () => contentWindow.dispatchEvent(new Event('pagehide')),
  });
}

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
  localStorage.clear();
  handlers.clear();
  windows = [];
  Object.assign(window, { documentPictureInPicture: { requestWindow } });
  Object.assign(navigator, {
    mediaSession: {
      setActionHandler: (action: string, handler: (() => void) | null) =>
        handlers.set(action, handler),
    },
  });
});
afterEach(() => {
  act(() => pageApart.close());
  Reflect.deleteProperty(window, 'documentPictureInPicture');
  Reflect.deleteProperty(navigator, 'mediaSession');
});

const view = (peers = peersOf(2), pictures = true) => (
  <ApartWindow
    self={seat.self}
    name="Sofía"
    peers={peers}
    media={mediaOf({ muted: true })}
    local={local}
    pictures={pictures}
    onLeave={onLeave}
  />
);
const inside = () => within(windows.at(-1)?.document.body ?? document.body);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('shows the others, and mute, camera and leave, in a window with the page’s styles', async () => {
  document.documentElement.dir = 'rtl';
  const sheet = document.head.appendChild(document.createElement('link'));
  Object.assign(sheet, { rel: 'stylesheet', href: '/styles.css' });
  const { show } = renderIn('en', view());
  renderIn('en', <ApartButton />);
  await press('Picture-in-picture');
  const { head, documentElement } = windows[0]?.document ?? document;
  expect(head.querySelector('link')?.getAttribute('href')).toBe('/styles.css');
  expect(documentElement.dir).toBe('rtl');
  const tiles = () =>
    inside()
      .getAllByRole('group')
      .map((tile) => tile.getAttribute('aria-label'));
  expect(tiles()).toEqual(['Person 1', 'Person 2']);
  await userEvent.click(inside().getByRole('button', { name: 'Unmute microphone' }));
  await userEvent.click(inside().getByRole('button', { name: 'Start camera' }));
  await userEvent.click(inside().getByRole('button', { name: 'Leave' }));
  expect(local.setMuted.mock.calls).toEqual([[false]]);
  expect(local.startCamera).toHaveBeenCalledTimes(1);
  expect(onLeave).toHaveBeenCalledTimes(1);

  const sharing = { ...peerOf(1), camera: new MediaStream(), screen: new MediaStream() };
  show(view([sharing]));
  expect(tiles()).toEqual(["Person 1's screen", 'Person 1']);
  const videos = () => windows[0]?.document.querySelectorAll('video').length;
  expect(videos()).toBe(2);
  show(view([sharing], false));
  expect(videos()).toBe(0);
  show(view([]));
  expect(tiles()).toEqual(['Sofía (you)']);
  await press('Close picture-in-picture');
  expect(pageApart.getSnapshot()).toBeNull();
  expect(windows[0]?.document.body.children).toHaveLength(0);
  sheet.remove();
  document.documentElement.dir = '';
});

it('is closed with the call', async () => {
  const { unmount } = renderIn('en', view());
  await act(() => pageApart.open());
  expect(pageApart.getSnapshot()).not.toBeNull();
  unmount();
  expect(pageApart.getSnapshot()).toBeNull();
});

it('comes by itself when one changes tabs, once that was chosen', async () => {
  const call = renderIn('en', view());
  renderIn('en', <ApartButton />);
  expect(handlers.get('enterpictureinpicture') ?? null).toBeNull();
  await userEvent.click(screen.getByRole('switch', { name: /when I change tabs/ }));
  await act(async () => handlers.get('enterpictureinpicture')?.());
  expect(inside().getAllByRole('group')).toHaveLength(2);
  call.unmount();
  expect(handlers.get('enterpictureinpicture')).toBeNull();
});

it('is not offered where the browser has none', () => {
  Reflect.deleteProperty(window, 'documentPictureInPicture');
  renderIn('en', <ApartButton />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('is a video’s own in a frame, where no page may open a window', async () => {
  const parent = jest.spyOn(window, 'parent', 'get').mockReturnValue(standIn<Window>({}));
  const { unmount } = renderIn('en', <ApartButton />);
  expect(screen.queryByRole('button')).toBeNull();
  unmount();
  Object.assign(document, { pictureInPictureEnabled: true });
  renderIn('en', <ApartButton />);
  await press('Picture-in-picture');
  expect(windows).toEqual([]);
  Reflect.deleteProperty(document, 'pictureInPictureEnabled');
  parent.mockRestore();
});
