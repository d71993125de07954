import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChatBubble } from '../../../components/chat/ChatBubble';
import { ChatPanel } from '../../../components/chat/ChatPanel';
import { MAX_GATHERED } from '../../../components/transfer/gathered-files';
import { UNHEARD_MS } from '../../../lib/chat/limits';
import type { ChatPerson } from '../../fakes/chat-world';
import { ChatWorld } from '../../fakes/chat-world';
import { stubBrowserMedia } from './browser-stubs';
import { useFileSending } from '../../../hooks/transfer/use-file-sending';
import type { RoomDoor } from '../../../lib/door/room-door';
import { deviceSounds } from '../../../lib/sounds/sounds';
import { OfferNews } from '../../../lib/transfer/offer-news';
import { fakeDoorVerbs } from './fake-door-verbs';
import { FakeTransfers } from './fake-transfers';
import { doorOf, peerOf, seat } from './fixtures';
import { lendNodeCrypto } from './node-crypto';
import { renderIn } from './render-in';

beforeAll(() => {
  stubBrowserMedia();
  lendNodeCrypto();
});

const rule = (change: Partial<RoomDoor> = {}, online = true) => ({
  self: seat.self,
  door: doorOf(change),
  online,
  verbs: fakeDoorVerbs(),
});

/** Ana's panel, and Ben, who is linked with her. @param drops what gets lost between them */
async function show(onClose = jest.fn(), newcomers = rule(), drops?: ChatWorld['drops']) {
  const world = new ChatWorld('Ana', 'Ben');
  await world.live();
  if (drops) world.drops = drops;
  world.linkAll();
  await world.live();
  const [ana, ben] = world.people;
  if (!ana || !ben) throw new Error();
  const transfers = new FakeTransfers();
  const sending = { problem: null, send: jest.fn(), dismiss: jest.fn() };
  const panel = (
    <ChatPanel
      chat={ana.chat}
      transfers={transfers}
      offers={new OfferNews(transfers)}
      sending={sending}
      newcomers={newcomers}
      onClose={onClose}
    />
  );
  const { container, unmount } = renderIn('en', panel);
  /** Closes the panel and opens it again. */
  const reopen = () => {
    unmount();
    renderIn('en', panel);
  };
  const picker = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!picker) throw new Error('nothing to pick files with');
  return { world, ana, ben, onClose, sending, picker, reopen };
}

const log = () => screen.getByRole('log', { name: 'Messages' });
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });

async function live(world: ChatWorld) {
  await act(() => world.live());
}

async function receive(world: ChatWorld, by: ChatPerson, text: string, to?: ChatPerson) {
  by.say(text, to);
  await live(world);
  await within(log()).findByText(text, { exact: false });
}

test('Enter sends, Shift and Enter break the line, and the text stands as typed', async () => {
  const { world, ana, ben } = await show();
  expect(document.activeElement).toBe(field());
  await userEvent.type(field(), '<i>one</i>{Shift>}{Enter}{/Shift}two{Enter}');
  await live(world);
  expect(field().value).toBe('');
  expect(ana.lines).toEqual(['Ana: <i>one</i>\ntwo']);
  expect(ben.lines).toEqual(ana.lines);
  await waitFor(() => expect(log().textContent).toContain('<i>one</i>\ntwo'));
});

test('links open elsewhere and tell nobody where one came from', async () => {
  const { world, ben } = await show();
  await receive(world, ben, 'https://example.org/a');
  const link = screen.getByRole('link', { name: 'https://example.org/a' });
  expect(link.getAttribute('target')).toBe('_blank');
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('what is for one alone is marked, and answered alone', async () => {
  const { world, ana, ben } = await show();
  await receive(world, ben, 'psst', ana);
  screen.getByText('only to you');
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }));
  await userEvent.type(field(), 'yes{Enter}');
  await live(world);
  expect(ben.snapshot.messages.at(-1)?.to).toBe(ben.author);
});

test('one picks whom it is for', async () => {
  const { world, ana, ben } = await show();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'Ben');
  await userEvent.type(field(), 'just you{Enter}');
  await live(world);
  expect(ana.snapshot.messages[0]?.to).toBe(ben.author);
  await screen.findByText('only to Ben');
});

const picked = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'To' });
const panel = () => screen.getByRole('complementary', { name: 'Chat' });

test('what is for one who has left goes to nobody else, and is kept until another one is picked', async () => {
  const { world, ana, ben, sending, picker } = await show();
  await userEvent.selectOptions(picked(), 'Ben');
  await userEvent.type(field(), 'just you');
  world.unlink(ana, ben);
  act(() => ana.chat.setPeople([]));
  await screen.findByRole('option', { name: 'Ben is not there any more', selected: true });
  await userEvent.type(field(), '{Enter}');
  await live(world);
  expect(ana.lines).toEqual([]);
  expect(field().value).toBe('just you');
  expect(screen.getByRole('alert').textContent).toContain('choose to whom this goes');
  const files = [new File(['1'], 'one.txt')];
  await userEvent.upload(picker, files);
  expect(sending.send).toHaveBeenLastCalledWith(files, 'nobody');
  expect(panel().dataset['dropTo']).toBe('nobody');

  await userEvent.selectOptions(picked(), 'Everybody');
  await userEvent.type(field(), '{Enter}');
  await live(world);
  expect(ana.lines).toEqual(['Ana: just you']);
  expect(screen.queryByRole('option', { name: 'Ben is not there any more' })).toBeNull();
});

test('what is for one whose page was loaded again goes to the new page', async () => {
  const { world, ana, ben } = await show();
  await userEvent.selectOptions(picked(), 'Ben');
  await userEvent.type(field(), 'just you');
  const before = ben.author;
  ben.reload();
  world.showEverybody();
  await live(world);
  world.link(ana, ben);
  // The new page has shown its key.
  await waitFor(async () => {
    await live(world);
    expect(ana.snapshot.readers.map(({ author }) => author)).toEqual([ben.author]);
  });
  expect(ben.author).not.toBe(before);
  expect(picked().value).toBe(ben.id);
  await userEvent.type(field(), '{Enter}');
  await live(world);
  expect(ana.snapshot.messages[0]?.to).toBe(ben.author);
  expect(ben.lines).toEqual(['Ana: just you']);
});

test('an answer to one who has left, and what is sent with it, go to nobody', async () => {
  const { world, ana, ben } = await show();
  await receive(world, ben, 'psst', ana);
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }));
  expect(panel().dataset['dropTo']).toBe(ben.id);
  act(() => ana.chat.setPeople([]));
  await screen.findByText('Ben is not there any more');
  await userEvent.type(field(), 'yes{Enter}');
  await live(world);
  expect(ana.lines).toEqual(['Ben: psst']);
  expect(panel().dataset['dropTo']).toBe('nobody');
});

test('what one has begun to write is there again after an answer, and when the panel is opened again', async () => {
  const { world, ana, ben, reopen } = await show();
  await receive(world, ben, 'question');
  await userEvent.selectOptions(picked(), 'Ben');
  await userEvent.type(field(), 'begun');
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }));
  expect(field().value).toBe('');
  await userEvent.type(field(), 'answ');
  reopen();
  expect(field().value).toBe('answ');
  await userEvent.type(field(), 'er{Enter}');
  await live(world);
  expect(ana.lines).toEqual(['Ben: question', 'Ana: answer']);
  expect(field().value).toBe('begun');
  expect(picked().value).toBe(ben.id);
});

test('who changes what was for one alone types for that one alone', async () => {
  const { world, ana, ben } = await show();
  const cleo = world.come('Cleo');
  await live(world);
  world.linkAll();
  ana.say('psst', ben);
  await live(world);
  await userEvent.click(await screen.findByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  await userEvent.type(field(), '!');
  await act(() => world.live(40));
  expect(ben.snapshot.typing).toEqual([ana.id]);
  expect(cleo.snapshot.typing).toEqual([]);
});

test('says to whom a message has not come', async () => {
  const { world, ana, ben } = await show();
  world.unlink(ana, ben);
  await userEvent.type(field(), 'hello?{Enter}');
  await live(world);
  await screen.findByText('Not yet at: Ben');
  world.link(ana, ben);
  await live(world);
  await waitFor(() => expect(screen.queryByText('Not yet at: Ben')).toBeNull());
});

test('one changes and deletes what one wrote, and nothing else', async () => {
  const { world, ben } = await show();
  await receive(world, ben, 'from Ben');
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'More' }));

  await userEvent.type(field(), 'helo{Enter}');
  await live(world);
  await within(log()).findByText('helo');
  const [, mine] = screen.getAllByRole('button', { name: 'More' });
  if (!mine) throw new Error();
  await userEvent.click(mine);
  await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
  expect(field().value).toBe('helo');
  await userEvent.clear(field());
  await userEvent.type(field(), 'hello{Enter}');
  await live(world);
  expect(ben.lines).toEqual(['Ben: from Ben', 'Ana: hello']);
  await userEvent.click(mine);
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await live(world);
  const deleted = await screen.findByText('Deleted');
  // Whoever has no mouse goes on from there.
  expect(document.activeElement?.contains(deleted)).toBe(true);
  expect(document.activeElement?.tagName).toBe('LI');
});

test('code is written in its own direction', async () => {
  const { world, ben } = await show();
  ben.say('اكتب `npm start (1)` هنا');
  await live(world);
  const code = await screen.findByText('npm start (1)');
  expect([code.tagName, code.dir]).toEqual(['CODE', 'auto']);
});

test('what was not changed is left as it is, and what was deleted is not changed any more', async () => {
  const { world, ana } = await show();
  ana.say('mine');
  await live(world);
  const more = await screen.findByRole('button', { name: 'More' });
  const begin = async () => {
    await userEvent.click(more);
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    screen.getByText('Change what you wrote');
  };
  const isOver = () => screen.queryByText('Change what you wrote') === null;
  await begin();
  await userEvent.type(field(), '{Enter}');
  expect(isOver()).toBe(true);
  expect(ana.snapshot.messages[0]?.edited).toBe(false);
  await begin();
  await userEvent.click(more);
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(isOver()).toBe(true);
});

test('files go to everybody, or to whom one picked', async () => {
  const { world, ben, sending, picker } = await show();
  const files = [new File(['1'], 'one.txt'), new File(['2'], 'two.txt')];
  screen.getByRole('button', { name: 'Send file' });
  await userEvent.upload(picker, files);
  expect(sending.send).toHaveBeenLastCalledWith(files, null);
  await live(world);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'Ben');
  await userEvent.upload(picker, files);
  expect(sending.send).toHaveBeenLastCalledWith(files, ben.id);
});

describe('a folder', () => {
  // jsdom has no dialog for folders, as some browsers.
  const { prototype } = HTMLInputElement;
  afterEach(() => Reflect.deleteProperty(prototype, 'webkitdirectory'));

  test('is picked with a button of its own, and goes as its files', async () => {
    const folders = { writable: true, configurable: true, value: false };
    Object.defineProperty(prototype, 'webkitdirectory', folders);
    const { ben, sending, picker } = await show();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'Ben');
    await userEvent.click(screen.getByRole('button', { name: 'Send folder' }));
    const [asked] = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')].filter(
      (input) => input !== picker,
    );
    if (!asked) throw new Error('nobody asks');
    expect(asked.webkitdirectory).toBe(true);
    const files = Array.from({ length: MAX_GATHERED + 1 }, (_, at) => new File([''], `${at}.txt`));
    fireEvent.change(asked, { target: { files } });
    const some = files.slice(0, MAX_GATHERED);
    expect(sending.send).toHaveBeenLastCalledWith(some, ben.id, MAX_GATHERED);
    expect(asked.isConnected).toBe(false);
  });

  test('in which there is no file is told of, until something is sent', async () => {
    function Sending() {
      const { problem, send } = useFileSending({ send: () => [] });
      return (
        <>
          <p>{problem ?? 'no problem'}</p>
          <button onClick={() => send([], null)}>Empty</button>
          <button onClick={() => send([new File([''], 'a.txt')], null)}>Full</button>
        </>
      );
    }
    renderIn('en', <Sending />);
    await userEvent.click(screen.getByRole('button', { name: 'Empty' }));
    screen.getByText('There is no file in it that can be read. Nothing was sent.');
    await userEvent.click(screen.getByRole('button', { name: 'Full' }));
    screen.getByText('no problem');
  });

  test('can not be picked where the browser can not ask for one', async () => {
    await show();
    screen.getByRole('button', { name: 'Send file' });
    expect(screen.queryByRole('button', { name: 'Send folder' })).toBeNull();
  });
});

test('Escape closes', async () => {
  const { onClose } = await show();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('too long a text is said to be so, and kept', async () => {
  await show();
  await userEvent.click(field());
  await userEvent.paste('x'.repeat(8_001));
  expect(screen.getByRole('alert').textContent).toContain('8000 characters at most');
  await userEvent.keyboard('{Enter}');
  expect(field().value).toBe('x'.repeat(8_001));
});

const switchOf = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: 'Newcomers read what was said before' });

test('the host says whether newcomers read what was said before', async () => {
  const newcomers = rule();
  await show(jest.fn(), newcomers);
  expect(switchOf().checked).toBe(true);
  await userEvent.click(switchOf());
  expect(newcomers.verbs.letNewcomersRead).toHaveBeenCalledWith(false);
  // As asked for, until the server has done it.
  expect(switchOf().checked).toBe(false);
});

test('without the server nobody changes what newcomers read', async () => {
  await show(jest.fn(), rule({ newcomersRead: false }, false));
  expect(switchOf().checked).toBe(false);
  expect(switchOf().disabled).toBe(true);
});

test.each([
  [{}, 'Newcomers read what was said before.'],
  [{ newcomersRead: false }, 'Newcomers read only what is said from when they come.'],
  [{ latecomers: [seat.self] }, 'You came later: what was said before is not shown to you.'],
])('all others read what is so: %j', async (change, words) => {
  await show(jest.fn(), rule({ host: peerOf(1).id, isHost: false, ...change }));
  screen.getByText(words);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('the newest message passes by while the panel is closed', async () => {
  const world = new ChatWorld('Ana', 'Ben');
  await world.live();
  world.linkAll();
  await world.live();
  const [ana, ben] = world.people;
  if (!ana || !ben) throw new Error();
  const onOpen = jest.fn();
  const play = jest.spyOn(deviceSounds, 'play').mockReturnValue();
  renderIn('es', <ChatBubble chat={ana.chat} onOpen={onOpen} />);
  ben.say('hola', ana);
  await live(world);
  const bubble = await screen.findByRole('button', { name: 'Ben, solo para ti: hola' });
  expect(screen.getByRole('status').contains(bubble)).toBe(true);
  await userEvent.click(bubble);
  expect(onOpen).toHaveBeenCalledTimes(1);

  ben.chat.edit(ben.idOf('hola'), 'hola otra vez');
  await live(world);
  await screen.findByRole('button', { name: 'Ben, solo para ti: hola otra vez' });
  // A change is no news to be heard.
  expect(play).toHaveBeenCalledTimes(1);
});

test('a page that does not answer in the chat is named, with what helps', async () => {
  const { world } = await show(jest.fn(), rule(), () => true);
  const words = /^Ben may not get what is written here/;
  expect(screen.queryByText(words)).toBeNull();
  await act(() => world.live(UNHEARD_MS));
  expect(await within(panel()).findByText(words)).toBeTruthy();
  // Where everything else is read out, and not beside it.
  expect(screen.queryByRole('alert')).toBeNull();
  const region = screen.getAllByRole('log').find((one) => one !== log());
  await waitFor(() => expect(region?.textContent).toMatch(words));
}, 20_000);

test.each([
  ['text', 'Save all as text', '(Reply to Ben: first…): yes'],
  ['Markdown', 'Save all as Markdown', '(Reply to Ben\\: first…)'],
])(
  'what is saved as %s quotes what an answer is to, also when that was deleted',
  async (_, button, quote) => {
    const saved: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => undefined,
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    const { world, ana, ben } = await show();
    ben.say('first\nsecond');
    await live(world);
    ana.chat.post('yes', { to: null, replyTo: ana.idOf('first\nsecond') });
    await live(world);
    const save = async () => {
      await userEvent.click(screen.getByRole('button', { name: button }));
      const reader = new FileReader();
      reader.readAsText(saved.at(-1) ?? new Blob());
      await waitFor(() => expect(reader.readyState).toBe(FileReader.DONE));
      return reader.result;
    };
    await within(log()).findByText('yes');
    await userEvent.click(screen.getByRole('button', { name: 'Save all' }));
    expect(await save()).toContain(quote);
    ben.chat.remove(ben.idOf('first\nsecond'));
    await live(world);
    await within(log()).findByText('Deleted');
    expect(await save()).toContain(quote.replace('first…', 'Deleted'));
  },
);
