import { TertuliaRoom } from '../../../lib/embed/tertulia-room';

const SITE = 'https://call.example';
const link = `${SITE}/room/sala#AAAAAAAAAAAAAAAAAAAAAA`;

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  document.body.replaceChildren();
});

function setUp(options: Partial<ConstructorParameters<typeof TertuliaRoom>[1]> = {}) {
  const room = new TertuliaRoom(document.body, { link, ...options });
  const { contentWindow } = room.frame;
  if (!contentWindow) throw new Error('The frame is nowhere.');
  const post = jest.spyOn(contentWindow, 'postMessage').mockImplementation();
  const say = (data: unknown, origin = SITE, source: Window | null = contentWindow) =>
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
  return { room, post, say };
}

it('shows the room as it is wished, with the key behind the #', () => {
  const { room } = setUp({
    ...{ name: 'Ana & co', language: 'es', theme: 'dark', microphone: false, camera: false },
    ...{ skipLobby: true, hideControls: true, title: 'Meeting' },
  });
  const { frame } = room;
  expect(frame.src).toBe(
    `${SITE}/room/sala?name=Ana+%26+co&lang=es&theme=dark&microphone=off&camera=off&lobby=skip` +
      '&controls=hidden#AAAAAAAAAAAAAAAAAAAAAA',
  );
  expect([frame.title, frame.allow]).toEqual(['Meeting', expect.stringContaining('camera; ')]);
});

it('greets the frame until it answers, and asks then for what was wanted', () => {
  const { room, post, say } = setUp();
  room.join();
  room.frame.dispatchEvent(new Event('load'));
  jest.advanceTimersByTime(600);
  const hello = [{ tertulia: 1, command: 'hello' }, SITE];
  expect(post.mock.calls).toEqual([hello, hello]);
  say({ tertulia: 1, event: 'ready' });
  expect(post.mock.calls.slice(2)).toEqual([[{ tertulia: 1, command: 'join' }, SITE]]);
  jest.advanceTimersByTime(10_000);
  expect(post).toHaveBeenCalledTimes(3);
  room.setMicrophone(false);
  expect(post).toHaveBeenLastCalledWith({ tertulia: 1, command: 'microphone', on: false }, SITE);
  room.setChat(true);
  expect(post).toHaveBeenLastCalledWith({ tertulia: 1, command: 'chat', on: true }, SITE);
});

it('does not greet a page that never answers for ever', () => {
  const { room, post } = setUp();
  room.frame.dispatchEvent(new Event('load'));
  jest.advanceTimersByTime(600_000);
  expect(post).toHaveBeenCalledTimes(240);
});

it('tells of what the frame says, and of nothing that others say', () => {
  const { room, say } = setUp();
  const people = jest.fn();
  room.addEventListener('people', (event) => {
    people((event as CustomEvent<unknown>).detail);
  });
  say({ tertulia: 1, event: 'people', count: 2 });
  say({ tertulia: 1, event: 'people', count: 3 }, 'https://evil.example');
  say({ tertulia: 1, event: 'people', count: 4 }, SITE, window);
  say({ event: 'people', count: 5 });
  say(null);
  room.remove();
  say({ tertulia: 1, event: 'people', count: 6 });
  expect(people.mock.calls).toEqual([[{ count: 2 }]]);
  expect(document.querySelector('iframe')).toBeNull();
});

it('refuses what is no link', () => {
  expect(() => new TertuliaRoom(document.body, { link: 'sala' })).toThrow('Invalid URL');
});
