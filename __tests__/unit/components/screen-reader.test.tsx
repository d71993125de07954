import { virtual } from '@guidepup/virtual-screen-reader';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { en } from '../../../lib/i18n/en';
import { factsOf } from '../../fakes/facts';
import { ChatWorld } from '../../fakes/chat-world';
import { fakeTrack, stubBrowserMedia } from './browser-stubs';
import { callOf } from './call-of';
import { doorOf, peerOf, seat } from './fixtures';
import { lobbyOf } from './lobby-of';
import { lendNodeCrypto } from './node-crypto';
import { renderIn } from './render-in';

/*
 * What a screen reader says as it goes from one thing to the next, and what it says by itself, as W3C's rules have it
 * (Accessible Name, Core and HTML Accessibility API Mappings). Real ones say it in words of their own.
 */

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0.5 }));
jest.mock('../../../lib/media/speaker', () => ({ setSpeaker: jest.fn() }));

/** More than any of these pages has. */
const MANY = 200;

beforeAll(() => {
  lendNodeCrypto();
  // jsdom has none. Ids of React have nothing in them that is to be escaped.
  Object.assign(window, { CSS: { escape: (id: string) => id } });
});
beforeEach(() => stubBrowserMedia());
afterEach(() => virtual.stop());

/** Goes on until that is said. @returns what is said on the way, but for choices of a list, and where something ends */
async function readUntil(last: string): Promise<string[]> {
  await virtual.clearSpokenPhraseLog();
  for (let step = 0; step < MANY && (await virtual.lastSpokenPhrase()) !== last; step += 1) {
    await virtual.next();
  }
  const said = await virtual.spokenPhraseLog();
  expect(said.at(-1)).toBe(last);
  return said.filter((phrase) => !/^(end|option)\b/.test(phrase));
}

async function readPage(): Promise<string[]> {
  await virtual.start({ container: document.body });
  return readUntil('end of document');
}

/** What is said without that one asks for it: with its urgency. */
async function saidByItself(): Promise<string[]> {
  const said = await virtual.spokenPhraseLog();
  return said.filter((phrase) => /^(polite|assertive): /.test(phrase));
}

async function press(name: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name }));
}

it('reads the lobby', async () => {
  const occupancy = { present: 1, capacity: 5, locked: false, prepares: true };
  renderIn(
    'en',
    lobbyOf(
      {
        camera: { status: 'on', track: fakeTrack(), deviceId: 'c' },
        microphone: { status: 'failed', problem: 'denied' },
      },
      { occupancy },
    ),
  );
  expect(await readPage()).toEqual([
    'log',
    'banner',
    'link, Tertulia, home page',
    'Tertulia',
    'combobox, Language, en, has popup listbox, not expanded',
    'radiogroup, Appearance',
    'As the device',
    'radio, As the device, checked, position 1, set size 3',
    'Light',
    'radio, Light, not checked, position 2, set size 3',
    'Dark',
    'radio, Dark, not checked, position 3, set size 3',
    'main',
    'image, Your camera, as you see yourself',
    'button, Start microphone',
    'button, Stop camera',
    'meter, Level of your microphone, min value 0, max value 100, 50',
    'form',
    'heading, Ready to go in?, level 1',
    'paragraph',
    'Room',
    'strong',
    'the-long-table',
    'status',
    '1 person is inside',
    'Your name',
    'textbox, Your name, not invalid, placeholder Guest',
    'button, Join',
    'button, Sealed by the key in your link What does that mean?',
    'Sealed by the key in your link',
    'What does that mean?',
    'status',
    'region, Camera and sound',
    'status',
    'paragraph',
    en.devices.problems.microphone.denied,
    'button, Try the microphone again',
    'Camera',
    'combobox, Camera, c, has popup listbox, not expanded, disabled',
    'Microphone',
    'combobox, Microphone, has popup listbox, not expanded, disabled',
    `switch, Music, ${en.devices.musicHint}, not checked`,
    'Music',
    'paragraph',
    en.devices.musicHint,
    'button, Test the speaker',
    'status',
    `switch, Connect before joining, ${en.lobby.connectBeforeText}, checked`,
    'Connect before joining',
    'paragraph',
    en.lobby.connectBeforeText,
    'link, Check camera, sound and connection',
  ]);
});

it('reads a call of two', async () => {
  const facts = factsOf('Ben', { microphone: false });
  renderIn('en', callOf({ peers: [peerOf(1, { facts })] }));
  await screen.findByRole('button', { name: 'Pin Ben' });
  expect(await readPage()).toEqual([
    'log',
    'paragraph',
    'Ben is here',
    'banner',
    'heading, the-long-table, level 1',
    'button, Privacy: Sealed by the key in your link',
    'button, Connection details',
    'button, View',
    'button, 2 people: who is here, People in this room',
    '2',
    expect.stringMatching(/^button, [\d:]+ in the call: what happened, What happened$/),
    expect.stringMatching(/^[\d:]+$/),
    'status',
    'main',
    'region, Participants',
    'group, Ben',
    'status',
    'button, Pin Ben',
    'paragraph',
    'Microphone muted',
    'Ben',
    'group, Sofía (you)',
    'button, Pin Sofía (you)',
    'paragraph',
    'Microphone muted',
    'Sofía (you)',
    'status',
    'region, Call controls',
    'button, Mute microphone',
    'button, Start camera',
    'button, Hand and reactions, not expanded',
    'button, Chat, not expanded',
    'button, Invite',
    'button, Settings',
    'button, Leave',
  ]);
});

const knocking = {
  ...seat,
  door: doorOf({ knockers: [{ peer: peerOf(3).id, knock: { name: 'Cleo', picture: null } }] }),
};

it('says who knocks before whatever is being read, and reads of it in a dialog that is open', async () => {
  const peers = [peerOf(1)];
  const { show } = renderIn('en', callOf({ peers }));
  await virtual.start({ container: document.body });
  await press('Invite');
  await waitFor(async () => expect(await virtual.lastSpokenPhrase()).toBe('button, Close'));
  await virtual.previous();
  expect(await virtual.lastSpokenPhrase()).toBe('heading, Invite to this room, level 2');
  await virtual.previous();
  expect(await virtual.lastSpokenPhrase()).toBe('dialog, Invite to this room');
  await screen.findByTitle('QR code of the link');
  show(callOf({ peers }, {}, knocking));
  await waitFor(async () => expect(await saidByItself()).toEqual(['assertive: Cleo is knocking']));
  expect(await readUntil('end of dialog, Invite to this room')).toEqual([
    'heading, Invite to this room, level 2',
    'button, Close',
    'region, At the door',
    'list',
    'listitem, level 1, position 1, set size 1',
    'paragraph',
    'Cleo is knocking',
    'button, Let in Cleo',
    'Let in',
    'button, Refuse Cleo',
    'Refuse',
    'Link to the room',
    expect.stringMatching(/^textbox, Link to the room, .*, read only$/),
    'button, Copy link',
    'image, QR code of the link',
    'paragraph',
    'Or scan it with a phone.',
    'group',
    'Invite for another time',
    'When',
    expect.stringMatching(/^When, Your time zone: /),
    'paragraph',
    expect.stringMatching(/^Your time zone: /),
    'button, Copy invitation, disabled',
    'button, Save for the calendar, disabled',
    'paragraph',
    en.invite.laterHint,
  ]);
  await userEvent.keyboard('{Escape}');
  await waitFor(async () => expect(await virtual.lastSpokenPhrase()).toBe('button, Invite'));
});

it('says what is written when there is a pause, and reads the chat', async () => {
  const world = new ChatWorld('Ana', 'Ben');
  await world.live();
  world.linkAll();
  await world.live();
  const [ana, ben] = world.people;
  if (!ana || !ben) throw new Error('nobody there');
  renderIn('en', callOf({}, {}, seat, ana.chat));
  const hear = async (text: string) => {
    ben.say(text);
    await act(() => world.live());
  };
  await virtual.start({ container: document.body });
  await virtual.clearSpokenPhraseLog();
  await hear('Hello');
  await waitFor(async () => expect(await saidByItself()).toEqual(['polite: Ben: Hello']));
  await press('Chat, 1 unread');
  await waitFor(async () => expect(await virtual.lastSpokenPhrase()).toMatch(/^textbox, Message/));
  await virtual.clearSpokenPhraseLog();
  await hear('And now?');
  await waitFor(async () =>
    expect(await saidByItself()).toEqual([expect.stringMatching(/^polite: Ben[\d:]+And now\?$/)]),
  );
  await virtual.stop();
  const page = await readPage();
  const panel = page.slice(
    page.indexOf('complementary, Chat'),
    page.indexOf('region, Call controls'),
  );
  expect(panel).toEqual([
    'complementary, Chat',
    'heading, Chat, level 2',
    'button, Sound for new messages, not pressed',
    'button, Save all, not expanded',
    'button, Close the chat',
    'checkbox, Newcomers read what was said before, checked',
    'Newcomers read what was said before',
    'log, Messages',
    'list',
    'listitem, level 1, position 1, set size 2',
    'Ben',
    'time',
    expect.stringMatching(/^[\d:]+$/),
    'paragraph',
    'Hello',
    'button, More, not expanded',
    'listitem, level 1, position 2, set size 2',
    'Ben',
    'time',
    expect.stringMatching(/^[\d:]+$/),
    'paragraph',
    'And now?',
    'button, More, not expanded',
    'paragraph',
    'form',
    'To',
    'combobox, To, has popup listbox, not expanded',
    'button, Send file',
    'textbox, Message, autocomplete in list, has popup listbox, not invalid, placeholder Message',
    'button, Emoji, not expanded, has popup dialog',
    'button, Send',
  ]);
});
