import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScreenTile } from '../../../components/stage/ScreenTile';
import { stubBrowserMedia } from './browser-stubs';
import { peerOf, placeOf } from './fixtures';
import { renderIn } from './render-in';

const ana = peerOf(1);
const onScale = jest.fn();
const stream = () => new MediaStream();

beforeEach(() => {
  stubBrowserMedia();
  onScale.mockReset();
  // jsdom lays nothing out, and knows pointers only by name.
  jest
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockReturnValue({ ...new DOMRect(), left: 0, top: 0, width: 400, height: 200 });
  Object.assign(Element.prototype, { setPointerCapture: jest.fn() });
});
afterEach(() => jest.restoreAllMocks());

async function show() {
  const view = renderIn(
    'en',
    <>
      <p>elsewhere</p>
      <ScreenTile
        owner={ana.id}
        name="Ana"
        stream={stream()}
        frozen={false}
        onShape={jest.fn()}
        onScale={onScale}
        place={placeOf({ width: 400, height: 200 })}
      />
    </>,
  );
  await screen.findByRole('group', { name: 'Zoom, 100 %' });
  return view;
}

const video = () => document.querySelector('video') ?? document.body;
const picture = () => video().parentElement ?? document.body;
const surface = () => picture().parentElement ?? document.body;
const button = (name: string) => screen.getByRole('button', { name });
const zoomIn = "Zoom in: Ana's screen";

/** As `fireEvent` can't, since jsdom has no pointer events: a mouse event with a pointer's number. */
function point(type: string, pointerId: number, clientX: number, clientY: number) {
  const event = new MouseEvent(type, { bubbles: true, clientX, clientY, button: 0 });
  fireEvent(surface(), Object.assign(event, { pointerId }));
}

it('is zoomed and shown whole by buttons, and tells how closely it is looked at', async () => {
  await show();
  expect(picture().style.transform).toBe('');
  expect(button("Zoom out: Ana's screen").getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(button(zoomIn));
  expect(screen.getByRole('group', { name: 'Zoom, 150 %' })).toBeTruthy();
  expect(picture().style.transform).toBe('translate(0%, 0%) scale(1.5)');
  await userEvent.click(button("Show all of it: Ana's screen"));
  expect(picture().style.transform).toBe('');
  expect(onScale.mock.calls.map(([, scale]: unknown[]) => scale)).toEqual([1, 1.5, 1]);
});

it('is zoomed and moved by keys, once its buttons have the keyboard', async () => {
  await show();
  await userEvent.keyboard('+');
  expect(picture().style.transform).toBe('');
  button(zoomIn).focus();
  await userEvent.keyboard('+{ArrowRight}{ArrowUp}');
  expect(picture().style.transform).toBe('translate(-15%, 15%) scale(1.5)');
  expect(fireEvent.keyDown(button(zoomIn), { key: '-', ctrlKey: true })).toBe(true);
  await userEvent.keyboard('0');
  expect(picture().style.transform).toBe('');
});

it('is zoomed by the wheel with Ctrl, and that elsewhere is the page’s own', async () => {
  await show();
  const wheel = { deltaY: -350, ctrlKey: true, cancelable: true, clientX: 200, clientY: 100 };
  expect(fireEvent.wheel(screen.getByText('elsewhere'), wheel)).toBe(true);
  expect(fireEvent.wheel(surface(), { ...wheel, ctrlKey: false })).toBe(true);
  expect(picture().style.transform).toBe('');
  expect(fireEvent.wheel(surface(), wheel)).toBe(false);
  expect(picture().style.transform).toMatch(/scale\(2\.718/);
  fireEvent.wheel(surface(), { deltaX: 40, deltaY: 0 });
  expect(picture().style.transform).toMatch(/translate\(-10%, 0%\)/);
});

it('is zoomed by two fingers, and moved by one', async () => {
  await show();
  point('pointerdown', 1, 150, 100);
  point('pointerdown', 2, 250, 100);
  point('pointermove', 2, 350, 100);
  expect(picture().style.transform).toMatch(/scale\(2\)$/);
  point('pointerup', 2, 350, 100);
  const before = picture().style.transform;
  point('pointermove', 1, 150, 120);
  expect(picture().style.transform).not.toBe(before);
  point('pointercancel', 1, 150, 120);
  const moved = picture().style.transform;
  point('pointermove', 1, 50, 50);
  expect(picture().style.transform).toBe(moved);
});

it('is whole again when something of another shape is shown, and as it was when only its size changes', async () => {
  await show();
  const resize = (videoWidth: number, videoHeight: number) => {
    for (const [key, value] of Object.entries({ videoWidth, videoHeight })) {
      Object.defineProperty(video(), key, { configurable: true, value });
    }
    fireEvent(video(), new Event('resize'));
  };
  resize(1_920, 1_080);
  await userEvent.click(button(zoomIn));
  resize(1_278, 720);
  expect(picture().style.transform).not.toBe('');
  resize(800, 800);
  expect(picture().style.transform).toBe('');
});
