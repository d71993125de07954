import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallSnapshot, PeerView } from '../../../lib/call/call-snapshot';
import type { RoomDoor } from '../../../lib/door/room-door';
import type { Locale } from '../../../lib/i18n/locale';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import { readOut } from '../../../lib/sounds/read-out';
import { fakeTrack, play, stubBrowserMedia } from './browser-stubs';
import { callOf as view, given } from './call-of';
import { transferOf } from './fake-transfers';
import { roomPath } from '../../../lib/rooms/room-access';
import { accesses, doorOf, peerOf, peersOf, room, seat, snapshotOf } from './fixtures';
import { renderIn } from './render-in';
import { factsOf } from '../../fakes/facts';

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../lib/media/speaker', () => ({ setSpeaker: jest.fn() }));

beforeEach(() => {
  stubBrowserMedia();
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getDisplayMedia: jest.fn() },
  });
});

const { local, transfers, offers, door: doorVerbs } = given;
const { onRetry, onMuteRequestSettled, onLeave } = given;

const show = (peers: PeerView[], media: Partial<MediaSnapshot> = {}, locale: Locale = 'en') =>
  renderIn(locale, view({ peers }, media));

// The QR code is a chunk of its own: once loaded, it no longer arrives in the middle of another test.
beforeAll(async () => {
  stubBrowserMedia();
  const { unmount } = show([]);
  await screen.findByTitle('QR code of the link');
  unmount();
});

const tile = (name: string) => screen.getByRole('group', { name });
const names = () => screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));

describe('tiles', () => {
  it.each([0, 1, 2, 3, 4])('shows oneself and %d others, each once', (count) => {
    show(peersOf(count));
    const others = Array.from({ length: count }, (_, index) => `Person ${index + 1}`);
    expect(names()).toEqual([...others, 'Sofía (you)']);
  });

  it('shows the initials of somebody without a camera, and the picture of somebody with one', () => {
    const camera = new MediaStream();
    show([peerOf(1), peerOf(2, { camera })]);
    expect(tile('Person 1').querySelector('video')).toBeNull();
    expect(within(tile('Person 1')).getByText('P1')).toBeTruthy();
    expect(tile('Person 2').querySelector('video')?.srcObject).toBe(camera);
  });

  it('mirrors oneself and nobody else, and no screen', () => {
    const camera = { status: 'on', track: fakeTrack(), deviceId: 'c' } as const;
    show([peerOf(1, { camera: new MediaStream(), screen: new MediaStream() })], { camera });
    const mirrored = (name: string) => tile(name).querySelector('video')?.dataset['mirrored'];
    expect(mirrored('Sofía (you)')).toBe('true');
    expect(mirrored('Person 1')).toBe('false');
    expect(mirrored("Person 1's screen")).toBe('false');
  });

  it('keeps the video element while its person speaks, mutes and others come, share and go', () => {
    const camera = new MediaStream();
    const { show: showAgain } = show([peerOf(1, { camera })]);
    const before = tile('Person 1').querySelector('video');
    const facts = factsOf('Person 1', { microphone: false, camera: true });
    const changed = peerOf(1, { camera, facts, speaking: true, link: { status: 'reconnecting' } });
    showAgain(view({ peers: [changed, peerOf(2, { screen: new MediaStream() })] }));
    showAgain(view({ peers: [changed] }));
    expect(before).not.toBeNull();
    expect(tile('Person 1').querySelector('video')).toBe(before);
    expect(before?.srcObject).toBe(camera);
  });

  it('dims the last picture, and the last of a screen, while reconnecting', () => {
    const pictures = { camera: new MediaStream(), screen: new MediaStream() };
    const { show: showAgain } = show([peerOf(1, pictures)]);
    const frozen = (name: string) => tile(name).querySelector('video')?.dataset['frozen'];
    expect(frozen('Person 1')).toBe('false');
    showAgain(view({ peers: [peerOf(1, { ...pictures, link: { status: 'reconnecting' } })] }));
    expect(frozen('Person 1')).toBe('true');
    expect(frozen("Person 1's screen")).toBe('true');
  });

  it('tells of others who can not reach each other', () => {
    const peers = peersOf(3);
    const [one, other] = peers.map(({ id }) => id);
    if (!one || !other) throw new Error('nobody there');
    const { show: showAgain } = renderIn('en', view({ peers, unreached: [[one, other]] }));
    const words = /Person 1 and Person 2 can't reach each other/;
    const live = () => screen.getByText(words).closest('[aria-live]')?.getAttribute('aria-live');
    expect(live()).toBe('polite');
    act(() => readOut.connections.choose(false));
    expect(live()).toBe('off');
    act(() => readOut.connections.choose(true));
    showAgain(view({ peers }));
    expect(screen.queryByText(words)).toBeNull();
  });

  it('tells whose camera and microphone the system took', () => {
    const facts = factsOf('Quiet', { interrupted: ['camera'], microphone: false });
    const { show: showAgain } = show([peerOf(1, { facts }), peerOf(2)]);
    const words = () => within(tile('Quiet')).getByRole('status').textContent;
    expect(words()).toBe("Quiet's camera was interrupted");
    expect(within(tile('Person 2')).getByRole('status').textContent).toBe('');
    const both = factsOf('Quiet', { interrupted: ['microphone', 'camera'] });
    showAgain(view({ peers: [peerOf(1, { facts: both })] }));
    expect(words()).toBe("Quiet's camera and microphone were interrupted");
  });

  it('tells oneself, too, and shows no black picture then', () => {
    const camera = { status: 'on', track: fakeTrack(), deviceId: 'c' } as const;
    show([peerOf(1)], { camera, interrupted: ['camera'] });
    expect(screen.getByText(/The system interrupted your camera/)).toBeTruthy();
    expect(tile('Sofía (you)').querySelector('video')).toBeNull();
  });

  it('marks who is muted', () => {
    const facts = factsOf('Quiet', { microphone: false });
    show([peerOf(1, { facts }), peerOf(2)]);
    expect(within(tile('Quiet')).getByText('Microphone muted')).toBeTruthy();
    expect(within(tile('Person 2')).queryByText('Microphone muted')).toBeNull();
  });

  it.each([
    [{ status: 'connecting', tries: 'anyWay' }, 'Connecting to Person 1…'],
    [{ status: 'connecting', tries: 'relay' }, 'Connecting to Person 1: trying the relay…'],
    [{ status: 'reconnecting' }, 'Reconnecting to Person 1…'],
  ] as const)('says in words that the connection is %j', (link, words) => {
    show([peerOf(1, { link }), peerOf(2)]);
    expect(within(tile('Person 1')).getByRole('status').textContent).toBe(words);
    expect(within(tile('Person 2')).getByRole('status').textContent).toBe('');
  });

  it('connects to somebody whose name is not known yet', () => {
    show([peerOf(1, { facts: null, link: { status: 'connecting', tries: 'anyWay' } })]);
    expect(within(tile('Someone')).getByRole('status').textContent).toBe('Connecting…');
  });

  it.each([
    ['otherKey', /What this person sends cannot be opened.*Compare your links/],
    ['altered', /Altered on the way: the call with Person 1.*Try again/],
    ['unproven', /This person has not proved to have the room's key/],
  ] as const)(
    'says why somebody is not believed (%s), which no network test explains',
    (cause, words) => {
      show([peerOf(1, { link: { status: 'blocked', cause } })]);
      const there = within(tile('Person 1'));
      expect(there.getByRole('status').textContent).toMatch(words);
      expect(there.queryByRole('link')).toBeNull();
      expect(there.getByRole('button', { name: 'Try again to connect to Person 1' })).toBeTruthy();
    },
  );

  it('says that something was altered while the call goes on, until told that it was read', async () => {
    const blocked = { status: 'blocked', cause: 'otherKey' } as const;
    show([peerOf(1, { tampered: true }), peerOf(2), peerOf(3, { tampered: true, link: blocked })]);
    expect(screen.getByText(/under the name of Person 1 was not from there/)).toBeTruthy();
    expect(screen.queryByText(/under the name of Person [23]/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/under the name of/)).toBeNull();
  });

  it('says so again of who left and is there again, and not after each gap of the link', async () => {
    const tampered = [peerOf(1, { tampered: true })];
    const { show: showAgain } = show(tampered);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    showAgain(view({ peers: [peerOf(1, { tampered: true, link: { status: 'reconnecting' } })] }));
    showAgain(view({ peers: tampered }));
    expect(screen.queryByText(/under the name of/)).toBeNull();
    showAgain(view({ peers: [] }));
    showAgain(view({ peers: tampered }));
    expect(screen.getByText(/under the name of Person 1 was not from there/)).toBeTruthy();
  });

  it.each([
    ['noRelay', /No way through between you and Person 1.*no relay/],
    ['here', /Your network blocks the call with Person 1.*Try another network/],
    ['there', /Person 1's network blocks calls.*may help/],
    ['between', /No way through between you and Person 1.*Try again/],
  ] as const)(
    'says why nothing gets through (%s), and tries again when told to',
    async (cause, words) => {
      onRetry.mockClear();
      const peer = peerOf(1, { link: { status: 'blocked', cause } });
      show([peer]);
      const there = within(tile('Person 1'));
      expect(there.getByRole('status').textContent).toMatch(words);
      expect(there.getByRole('link', { name: 'Check my connection' })).toHaveProperty(
        'target',
        '_blank',
      );
      await userEvent.click(
        there.getByRole('button', { name: 'Try again to connect to Person 1' }),
      );
      expect(onRetry).toHaveBeenCalledWith(peer.id);
    },
  );

  it.each([
    [{ kind: 'sameNetwork' }, 'Connected directly, in the same network'],
    [{ kind: 'direct' }, 'Connected directly'],
    [{ kind: 'relayed', transport: 'tls' }, 'Connected over the relay, by TLS'],
    [{ kind: 'relayed', transport: null }, 'Connected over a relay'],
  ] as const)('names the way of media: %j', (path, words) => {
    show([peerOf(1, { link: { status: 'connected', path } })]);
    expect(within(tile('Person 1')).getByText(words)).toBeTruthy();
    expect(within(tile('Person 1')).getByTitle(words)).toBeTruthy();
  });

  it('reminds the person of a shared screen without showing its picture', () => {
    show([peerOf(1)], { screen: { status: 'on', video: fakeTrack(), audio: null } });
    expect(tile('Your screen').textContent).toContain('You are sharing your screen');
    expect(tile('Your screen').querySelector('video')).toBeNull();
  });
});

describe('controls', () => {
  it.each([
    ['Mute microphone', {}, () => expect(local.setMuted).toHaveBeenCalledWith(true)],
    [
      'Unmute microphone',
      { muted: true },
      () => expect(local.setMuted).toHaveBeenCalledWith(false),
    ],
    ['Start camera', {}, () => expect(local.startCamera).toHaveBeenCalled()],
    [
      'Stop camera',
      { camera: { status: 'starting' } },
      () => expect(local.stopCamera).toHaveBeenCalled(),
    ],
    ['Share screen', {}, () => expect(local.startScreen).toHaveBeenCalled()],
    ['Leave', {}, () => expect(onLeave).toHaveBeenCalled()],
  ] as const)('%s', async (name, media, proveIt) => {
    jest.clearAllMocks();
    show([peerOf(1)], media);
    await userEvent.click(screen.getByRole('button', { name }));
    proveIt();
  });

  it('stops sharing', async () => {
    show([peerOf(1)], { screen: { status: 'on', video: fakeTrack(), audio: null } });
    expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
    expect(local.stopScreen).toHaveBeenCalled();
  });

  it('offers no screen where the browser cannot share one', () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: {} });
    show([peerOf(1)]);
    expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Leave' })).toBeTruthy();
  });

  it('asks again for a microphone that failed when the person un-mutes', async () => {
    show([], { muted: true, microphone: { status: 'failed', problem: 'denied' } });
    await userEvent.click(screen.getByRole('button', { name: 'Unmute microphone' }));
    expect(local.retryMicrophone).toHaveBeenCalled();
  });

  it.each(['denied', 'busy', 'missing', 'unknown'] as const)(
    'asks again for a microphone that is %s, instead of muting what is not there',
    async (problem) => {
      jest.clearAllMocks();
      show([], { microphone: { status: 'failed', problem } });
      expect(screen.queryByRole('button', { name: 'Mute microphone' })).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'Start microphone' }));
      expect(local.retryMicrophone).toHaveBeenCalledTimes(1);
      expect(local.setMuted).not.toHaveBeenCalled();
    },
  );

  it('speaks Spanish', () => {
    show([peerOf(1)], {}, 'es');
    for (const name of ['Silenciar micrófono', 'Iniciar cámara', 'Compartir pantalla', 'Salir']) {
      expect(screen.getByRole('button', { name })).toBeTruthy();
    }
    expect(tile('Sofía (tú)')).toBeTruthy();
  });
});

describe('around the tiles', () => {
  it('invites while the person is alone, and no longer when somebody came', async () => {
    const { show: showAgain } = show([]);
    expect(await screen.findByTitle('QR code of the link')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Link to the room' })).toHaveProperty(
      'value',
      `http://localhost${roomPath(room, accesses.link)}`,
    );
    showAgain(view({ peers: peersOf(1) }));
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('opens the invitation as a dialog, and Escape closes it', async () => {
    show([peerOf(1)]);
    await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
    expect(await screen.findByRole('dialog', { name: 'Invite to this room' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says that the call goes on without the server', () => {
    renderIn('en', view({ peers: peersOf(1), serverConnected: false }));
    expect(screen.getByText(/The call goes on/)).toBeTruthy();
  });

  it('says why nobody hears or sees the person, until told that this is known', async () => {
    show([peerOf(1)], { microphone: { status: 'failed', problem: 'busy' } });
    expect(screen.getByText(/microphone does not start/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/microphone does not start/)).toBeNull();
  });

  it.each([
    ['camera', { camera: { status: 'failed', problem: 'busy' } }, /camera does not start/],
    ['microphone', { microphone: { status: 'failed', problem: 'missing' } }, /No microphone/],
    ['screen', { screen: { status: 'failed', problem: 'busy' } }, /did not hand over the screen/],
  ] as const)('says so again when it happens again (%s)', async (_, failed, words) => {
    const { show: showAgain } = show([], failed);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    showAgain(view({}, { ...failed, muted: true }));
    expect(screen.queryByText(words)).toBeNull();
    showAgain(view({}));
    showAgain(view({}, failed));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('offers another camera or microphone for one that is busy, by its name', async () => {
    jest.clearAllMocks();
    const busy = { status: 'failed', problem: 'busy' } as const;
    const instead = {
      camera: { deviceId: 'c', label: 'Front camera' },
      microphone: { deviceId: 'm', label: '' },
    };
    const { show: showAgain } = show([], { camera: busy, microphone: busy, instead });
    await userEvent.click(screen.getByRole('button', { name: 'Use Front camera instead' }));
    expect(local.chooseCamera).toHaveBeenCalledWith('c');
    await userEvent.click(screen.getByRole('button', { name: 'Use another device instead' }));
    expect(local.chooseMicrophone).toHaveBeenCalledWith('m');
    expect(screen.getByRole('button', { name: 'Try the camera again' })).toBeTruthy();
    showAgain(view({}, { camera: busy }));
    expect(screen.queryByRole('button', { name: /instead$/ })).toBeNull();
  });

  it('announces who comes and who goes', () => {
    const { show: showAgain } = show([]);
    showAgain(view({ peers: peersOf(2) }));
    expect(screen.getByText('Person 1 is here').closest('[role=log]')).not.toBeNull();
    expect(screen.getByText('Person 2 is here')).toBeTruthy();
    showAgain(view({ peers: peersOf(1) }));
    expect(screen.getByText('Person 2 left')).toBeTruthy();
  });
});

describe('files', () => {
  it('counts offers that nobody has seen, and opens the list when something is dropped', async () => {
    const stop = offers.open();
    show(peersOf(1));
    act(() => transfers.show([transferOf(), transferOf({ name: 'b.zip' })]));
    expect(screen.getByRole('button', { name: 'Chat, 2 unread' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Ben wants to send you b.zip/ })).toBeTruthy();
    const file = new File(['text'], 'notes.txt');
    const items = [{ kind: 'file', getAsFile: () => file, webkitGetAsEntry: () => null }];
    transfers.send.mockReturnValueOnce([{ name: 'notes.txt', why: 'tooMany' }]);
    fireEvent.drop(tile('Person 1'), { dataTransfer: { types: ['Files'], items } });
    expect(await screen.findByRole('region', { name: 'Files' })).toBeTruthy();
    expect(transfers.send).toHaveBeenCalledWith([file], peerOf(1).id);
    expect(screen.getByText(/Not sent: notes.txt/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Chat' })).toBeTruthy();
    stop();
  });
});

describe('the door', () => {
  const knockers = [{ peer: peerOf(3).id, knock: { name: 'Caller', picture: null } }];
  const withDoor = (change: Partial<RoomDoor>) => ({ ...seat, door: doorOf(change) });

  it('opens the list of people from their count', async () => {
    show(peersOf(2));
    await userEvent.click(screen.getByRole('button', { name: '3 people: who is here' }));
    expect(await screen.findByRole('dialog', { name: 'People in this room' })).toBeTruthy();
  });

  it('marks a locked room', () => {
    const { show: showAgain } = show([peerOf(1)]);
    expect(screen.queryByRole('img', { name: 'The room is locked' })).toBeNull();
    showAgain(view({ peers: peersOf(1) }, {}, withDoor({ locked: true })));
    expect(screen.getByRole('img', { name: 'The room is locked' })).toBeTruthy();
  });

  it('shows knocks in the call, and in a dialog that is open', async () => {
    renderIn('en', view({ peers: peersOf(1) }, {}, withDoor({ locked: true, knockers })));
    expect(screen.getByRole('button', { name: 'Let in Caller' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
    const dialog = await screen.findByRole('dialog', { name: 'Invite to this room' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Let in Caller' }));
    expect(doorVerbs.admit).toHaveBeenCalledWith(peerOf(3).id);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Let in Caller' })).toBeTruthy();
  });

  it('shows who asks to mute, and mutes only when told to', async () => {
    jest.clearAllMocks();
    const [asking] = peersOf(1);
    renderIn('en', view({ peers: peersOf(1), muteRequest: asking?.id ?? null }));
    expect(screen.getByText('Person 1 asks you to mute.')).toBeTruthy();
    expect(local.setMuted).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onMuteRequestSettled).toHaveBeenCalledTimes(1);
    expect(local.setMuted).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Mute' }));
    expect(local.setMuted).toHaveBeenCalledWith(true);
  });
});

describe('while something fills the screen', () => {
  const exitFullscreen = jest.fn(async () => undefined);
  const fill = (element: Element | null) => {
    Object.defineProperty(document, 'fullscreenElement', { configurable: true, value: element });
  };
  const inCall = (change: Partial<CallSnapshot> = {}) => view({ peers: peersOf(1), ...change });
  const knockers = [{ peer: peerOf(3).id, knock: { name: 'Caller', picture: null } }];
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  type Rendered = ReturnType<typeof renderIn>;

  beforeEach(() => {
    jest.clearAllMocks();
    Object.assign(document, { exitFullscreen });
  });
  afterEach(() => fill(null));

  const comings: [string, (shown: Rendered) => Promise<unknown>][] = [
    [
      'a dialog opens',
      async () => {
        await press('Invite');
        await screen.findByRole('dialog');
      },
    ],
    [
      'the chat opens',
      async () => {
        await press('Chat');
        await screen.findByRole('complementary', { name: 'Chat' });
      },
    ],
    [
      'somebody knocks',
      async ({ show: showAgain }) =>
        showAgain(view({ peers: peersOf(1) }, {}, { ...seat, door: doorOf({ knockers }) })),
    ],
    [
      'somebody asks one to mute',
      async ({ show: showAgain }) => showAgain(inCall({ muteRequest: peerOf(1).id })),
    ],
    [
      'a device fails',
      async ({ show: showAgain }) =>
        showAgain(view({ peers: peersOf(1) }, { camera: { status: 'failed', problem: 'busy' } })),
    ],
    [
      'sound waits for a press',
      async ({ show: showAgain }) => {
        play.mockRejectedValue(new DOMException('', 'NotAllowedError'));
        showAgain(inCall({ peers: [peerOf(1, { microphone: new MediaStream() })] }));
        await screen.findByRole('button', { name: 'Turn on sound' });
      },
    ],
  ];

  it.each(comings)('a tile gives it back when %s', async (_, come) => {
    const shown = renderIn('en', inCall());
    fill(tile('Person 1'));
    expect(exitFullscreen).not.toHaveBeenCalled();
    await come(shown);
    await waitFor(() => expect(exitFullscreen).toHaveBeenCalledTimes(1));
  });

  it.each(comings)('the room goes on to when %s', async (_, come) => {
    const shown = renderIn('en', inCall());
    fill(document.documentElement);
    await come(shown);
    expect(exitFullscreen).not.toHaveBeenCalled();
  });

  it('a tile goes on to when what waits is only drawn again', async () => {
    const { show: showAgain } = renderIn('en', inCall({ muteRequest: peerOf(1).id }));
    fill(tile('Person 1'));
    showAgain(inCall({ muteRequest: peerOf(1).id }));
    expect(exitFullscreen).not.toHaveBeenCalled();
  });
});

describe('sound', () => {
  const heard = () => [peerOf(1, { microphone: new MediaStream() })];

  it('plays without a word where the browser lets it', async () => {
    show(heard());
    await waitFor(() => expect(play).toHaveBeenCalled());
    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  });

  it('asks for one click for all when the browser refuses', async () => {
    play.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    show([...heard(), peerOf(2, { microphone: new MediaStream() })]);
    const button = await screen.findByRole('button', { name: 'Turn on sound' });
    play.mockClear().mockResolvedValue(undefined);
    await userEvent.click(button);
    expect(play).toHaveBeenCalledTimes(2);
    expect(screen.queryByRole('button', { name: 'Turn on sound' })).toBeNull();
  });
});

describe('pictures', () => {
  const refused = new DOMException('', 'NotAllowedError');

  it('are started with one click when the browser refuses them, as phones that save power do', async () => {
    play.mockRejectedValue(refused);
    const pictures = { camera: new MediaStream(), screen: new MediaStream() };
    show([peerOf(1, pictures)], {
      camera: { status: 'on', track: fakeTrack(), deviceId: 'c' },
    });
    const button = await screen.findByRole('button', { name: 'Play pictures' });
    play.mockClear().mockResolvedValue(undefined);
    await userEvent.click(button);
    expect(play).toHaveBeenCalledTimes(3);
    expect(screen.queryByRole('button', { name: 'Play pictures' })).toBeNull();
  });

  it('start with the same click as the sound', async () => {
    play.mockRejectedValue(refused);
    show([peerOf(1, { camera: new MediaStream(), microphone: new MediaStream() })], {}, 'es');
    play.mockClear();
    await userEvent.click(await screen.findByRole('button', { name: 'Activar sonido e imágenes' }));
    expect(play).toHaveBeenCalledTimes(2);
  });
});

it.each(['audio', 'video'])('plays %s again that was paused by nobody here', async (kind) => {
  show([peerOf(1, { camera: new MediaStream(), microphone: new MediaStream() })]);
  await waitFor(() => expect(play).toHaveBeenCalledTimes(2));
  document.querySelector(kind)?.dispatchEvent(new Event('pause'));
  expect(play).toHaveBeenCalledTimes(3);
});

describe('a device that took the place of another', () => {
  const microphone = { device: 'microphone', label: 'Headset' } as const;
  const speaker = { device: 'speaker', label: '' } as const;

  it('is named, and called muted if it is', () => {
    const { show: showAgain } = show([peerOf(1)], { muted: true });
    showAgain(view({ peers: peersOf(1) }, { muted: true, moves: [microphone] }));
    expect(screen.getByText('Your microphone is now Headset. You are still muted.')).toBeTruthy();
    showAgain(view({ peers: peersOf(1) }, { moves: [microphone, speaker] }));
    expect(
      screen.getByText('Your microphone is now Headset. The sound now comes from another device.'),
    ).toBeTruthy();
  });

  it('is no news for long, nor when it was so before', async () => {
    jest.useFakeTimers();
    const { show: showAgain } = show([peerOf(1)], { moves: [speaker] });
    expect(screen.queryByText(/The sound now comes/)).toBeNull();
    showAgain(view({ peers: peersOf(1) }, { moves: [speaker, microphone] }));
    expect(screen.getByText('Your microphone is now Headset.')).toBeTruthy();
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(screen.queryByText(/Your microphone is now/)).toBeNull();
    jest.useRealTimers();
  });
});

it('opens the chat for a picture that is pasted while it is closed, and offers the picture', async () => {
  show([peerOf(1)]);
  expect(screen.queryByRole('complementary', { name: 'Chat' })).toBeNull();
  const picture = new File(['dots'], 'image.png', { type: 'image/png' });
  fireEvent.paste(document.body, { clipboardData: { types: ['Files'], files: [picture] } });
  expect(transfers.send).toHaveBeenLastCalledWith([picture], null);
  await screen.findByRole('complementary', { name: 'Chat' });
});

it.each([
  [{ resting: 'line' }, "Person 1's connection carries sound only"],
  [{ resting: 'choice' }, 'Person 1 has chosen sound only'],
  [
    { resting: 'line', screenSoundRests: true },
    "Person 1's connection has no room for the sound of the screen",
  ],
] as const)('says of another what is not sent: %o', (what, words) => {
  show([peerOf(1, what)]);
  expect(screen.getByText(words)).toBeTruthy();
});

it.each([
  ['resting', /Your connection carries sound only/],
  ['screenSoundRests', /Not everybody hears the sound of your screen/],
] as const)('says what the line has no room for: %s', (what, words) => {
  const { sending } = snapshotOf({});
  const { unmount } = renderIn('en', view({ sending }));
  expect(screen.queryByText(words)).toBeNull();
  unmount();
  renderIn('en', view({ sending: { ...sending, [what]: true } }));
  expect(screen.getByText(words)).toBeTruthy();
});
