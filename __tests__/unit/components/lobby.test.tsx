import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CallSnapshot } from '../../../lib/call/call-snapshot';
import { en } from '../../../lib/i18n/en';
import type { MediaProblem, MediaSnapshot } from '../../../lib/media/media-snapshot';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { lobbyOf } from './lobby-of';
import { renderIn } from './render-in';

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0.5 }));

jest.mock('../../../lib/check/relay-reach', () => ({
  relayReach: (...options: unknown[]): unknown => relayReach(...options),
}));

const relayReach = jest.fn();
const askIceServers = jest.fn(() => Promise.resolve({ iceServers: [] }));

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
  relayReach.mockResolvedValue('notOffered');
});

function lobby(
  media: Partial<MediaSnapshot> = {},
  snapshot: Partial<CallSnapshot> = {},
  addressHidden = false,
) {
  const verbs = {
    local: fakeVerbs(),
    onName: jest.fn(),
    onJoin: jest.fn(),
    onHideAddress: jest.fn(),
    onConnectBefore: jest.fn(),
  };
  const props = { ...verbs, addressHidden, askIceServers };
  return { ...renderIn('en', lobbyOf(media, snapshot, props)), ...verbs };
}

it('lets one in without a name and before the devices have started', async () => {
  const starting = { status: 'starting' } as const;
  const { onJoin } = lobby({ camera: starting, microphone: starting });
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(onJoin).toHaveBeenCalledTimes(1);
});

describe('devices that do not start', () => {
  const words = /^The browser may be asking you about camera and microphone/;
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

  it('are told of with what may be the matter, until they do', async () => {
    const { unmount } = lobby({ camera: { status: 'starting' } });
    await wait(3_900);
    expect(screen.queryByText(words)).toBeNull();
    await wait(200);
    screen.getByText(words);
    screen.getByText('The browser may be asking you about the camera');
    unmount();
    lobby();
    await wait(10_000);
    expect(screen.queryByText(words)).toBeNull();
  });
});

it('joins on Enter in the name', async () => {
  const { onName, onJoin } = lobby();
  await userEvent.type(screen.getByRole('textbox', { name: 'Your name' }), 'A{Enter}');
  expect(onName).toHaveBeenCalledWith('A');
  expect(onJoin).toHaveBeenCalledTimes(1);
});

it('does not join twice', () => {
  lobby({}, { call: { status: 'joining' } });
  expect(screen.getByRole('button', { name: 'Joining…' })).toHaveProperty('disabled', true);
});

it.each([
  [0, 'Nobody is inside yet'],
  [1, '1 person is inside'],
  [4, '4 people are inside · One seat left'],
  [5, '5 people are inside · Every seat is taken at the moment'],
])('says that %d are inside', (present, words) => {
  lobby({}, { occupancy: { present, capacity: 5, locked: false, prepares: true } });
  expect(screen.getByText(words)).toBeTruthy();
});

it.each([
  [false, /your IP address only if this server has no relay/],
  [true, /over the relay.* They learn that somebody is getting ready/],
])('says what those inside learn before one joins, address hidden: %s', (hidden, words) => {
  const { onConnectBefore } = lobby({}, {}, hidden);
  const box = screen.getByRole('switch', { name: 'Connect before joining' });
  expect(box).toHaveProperty('checked', true);
  expect(screen.getByText(words)).toBeTruthy();
  fireEvent.click(box);
  expect(onConnectBefore).toHaveBeenCalledWith(false);
});

it('says that the room is locked', () => {
  lobby({}, { occupancy: { present: 2, capacity: 5, locked: true, prepares: true } });
  expect(screen.getByText('2 people are inside · Locked: you have to knock')).toBeTruthy();
});

const problems: MediaProblem[] = ['denied', 'busy', 'missing', 'insecure', 'unknown'];

it.each(problems)(
  'has words and a retry for a camera that is %s, and lets one join',
  async (problem) => {
    const { local } = lobby({ camera: { status: 'failed', problem } });
    expect(screen.getByText(en.devices.problems.camera[problem])).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try the camera again' }));
    expect(local.startCamera).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button', { name: 'Join' })).toHaveProperty('disabled', false);
  },
);

it.each(problems)('has words and a retry for a microphone that is %s', async (problem) => {
  const { local } = lobby({ microphone: { status: 'failed', problem } });
  expect(screen.getByText(en.devices.problems.microphone[problem])).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try the microphone again' }));
  expect(local.retryMicrophone).toHaveBeenCalledTimes(1);
});

it('offers the devices there are, numbered until their names are known', async () => {
  const { local } = lobby({
    choices: {
      cameras: [
        { deviceId: 'a', label: '' },
        { deviceId: 'b', label: '' },
      ],
      microphones: [{ deviceId: 'm', label: 'USB headset' }],
      speakers: [{ deviceId: 's', label: 'Loudspeaker' }],
    },
  });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Camera' }), 'Camera 2');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speaker' }), 'Loudspeaker');
  expect(local.chooseCamera).toHaveBeenCalledWith('b');
  expect(local.chooseSpeaker).toHaveBeenCalledWith('s');
});

it('has a switch for music beside the microphone', async () => {
  const { local } = lobby({ music: true });
  const music = screen.getByRole('switch', { name: 'Music' });
  expect(music).toHaveProperty('checked', true);
  await userEvent.click(music);
  expect(local.setMusic).toHaveBeenCalledWith(false);
});

it.each([
  ['nobody has looked yet', { status: 'starting' }, 'System default'],
  ['there is none', { status: 'failed', problem: 'missing' }, 'None found'],
] as const)('lists no camera while %s', (_, camera, words) => {
  lobby({ camera });
  const picker = screen.getByRole('combobox', { name: 'Camera' });
  expect(picker).toHaveProperty('disabled', true);
  expect(picker.textContent).toBe(words);
});

it('offers no speaker where the browser cannot choose one', () => {
  lobby();
  expect(screen.queryByRole('combobox', { name: 'Speaker' })).toBeNull();
});

it('shows that the microphone hears something', () => {
  lobby();
  const meter = screen.getByRole('meter', { name: 'Level of your microphone' });
  expect(meter.getAttribute('aria-valuenow')).toBe('50');
});

describe('the short check', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const idle = () => act(() => jest.advanceTimersByTimeAsync(2_000));

  it.each(['reached', 'inRoom'])('offers to hide the address with a relay %s', async (reach) => {
    relayReach.mockResolvedValue(reach);
    const { onHideAddress } = lobby();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await idle();
    expect(screen.queryByText(/relay of this server cannot be reached/)).toBeNull();
    const box = screen.getByRole('checkbox', { name: 'Hide my IP address' });
    expect(box).toHaveProperty('checked', false);
    fireEvent.click(box);
    expect(onHideAddress).toHaveBeenCalledWith(true);
  });

  it('warns when the relay cannot be reached, and does not offer what would not work', async () => {
    relayReach.mockResolvedValue('unreached');
    lobby();
    await idle();
    expect(screen.getByText(en.lobby.relayOut)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('keeps to the choice to hide the address, and warns that nothing else will do', async () => {
    relayReach.mockResolvedValue('unreached');
    lobby({}, {}, true);
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
    await idle();
    expect(screen.getByText(en.lobby.relayOutHidden)).toBeTruthy();
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
  });

  it('is silent where there is no relay', async () => {
    lobby();
    await idle();
    expect(relayReach).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it.each([
    ['devices start', { camera: { status: 'starting' } }, {}],
    ['one joins', {}, { call: { status: 'joining' } }],
    ['the server is away', {}, { serverConnected: false }],
  ] as const)('does not begin while %s', async (_, media, snapshot) => {
    lobby(media, snapshot);
    await idle();
    expect(askIceServers).not.toHaveBeenCalled();
  });

  it('stops when one joins', async () => {
    relayReach.mockReturnValue(new Promise(() => undefined));
    const { unmount } = lobby();
    await idle();
    const [[, signal]] = relayReach.mock.calls as [[unknown, AbortSignal]];
    expect(signal.aborted).toBe(false);
    unmount();
    expect(signal.aborted).toBe(true);
  });
});
