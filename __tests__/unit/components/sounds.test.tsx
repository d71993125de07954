import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PresenceAnnouncer } from '../../../components/call/PresenceAnnouncer';
import { MutedVoiceNotice } from '../../../components/devices/MutedVoiceNotice';
import { MutedVoiceSetting } from '../../../components/devices/MutedVoiceSetting';
import { SilentMicrophoneNotice } from '../../../components/devices/SilentMicrophoneNotice';
import { GestureAnnouncer } from '../../../components/gestures/GestureAnnouncer';
import { SoundSettings } from '../../../components/sounds/SoundSettings';
import { SpeakerTest } from '../../../components/sounds/SpeakerTest';
import { noGestures } from '../../../lib/call/people/gesture-view';
import { playChime } from '../../../lib/media/chime';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import { watchMutedVoice } from '../../../lib/media/muted-voice';
import { watchSilence } from '../../../lib/media/silent-microphone';
import { fakeTrack, stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, peerOf, seat } from './fixtures';
import { renderIn } from './render-in';

jest.mock('../../../lib/media/chime', () => ({ playChime: jest.fn(() => Promise.resolve()) }));
jest.mock('../../../lib/media/muted-voice', () => ({
  ...jest.requireActual<object>('../../../lib/media/muted-voice'),
  watchMutedVoice: jest.fn(),
}));
jest.mock('../../../lib/media/silent-microphone', () => ({ watchSilence: jest.fn() }));

const chime = jest.mocked(playChime);
const watch = jest.mocked(watchMutedVoice);
const played = () => chime.mock.calls.map(([name]) => name);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
});

it('somebody who comes, goes or raises a hand is heard by who chose that', async () => {
  const { show, unmount } = renderIn('en', <PresenceAnnouncer peers={[]} />);
  show(<PresenceAnnouncer peers={[peerOf(1)]} />);
  expect(played()).toEqual([]);
  unmount();

  const settings = renderIn('en', <SoundSettings />);
  await userEvent.click(screen.getByText('Other sounds'));
  for (const box of screen.getAllByRole<HTMLInputElement>('switch')) {
    expect(box.checked).toBe(false);
    await userEvent.click(box);
    expect(box.checked).toBe(true);
  }
  settings.unmount();

  const again = renderIn('en', <PresenceAnnouncer peers={[]} />);
  again.show(<PresenceAnnouncer peers={[peerOf(1)]} />);
  again.show(<PresenceAnnouncer peers={[]} />);
  again.unmount();
  const hands = (...raised: (typeof seat.self)[]) => (
    <GestureAnnouncer
      self={seat.self}
      peers={[peerOf(1)]}
      gestures={{ ...noGestures, hands: raised }}
    />
  );
  const gestures = renderIn('en', hands());
  gestures.show(hands(seat.self));
  expect(played()).toEqual(['coming', 'going']);
  gestures.show(hands(seat.self, peerOf(1).id));
  expect(played()).toEqual(['coming', 'going', 'hand']);
});

it('the speaker is tried out, and it is said what to do when nothing was heard', async () => {
  renderIn('en', <SpeakerTest speakerId="headset" />);
  await press('Test the speaker');
  expect(chime.mock.calls).toEqual([['test', 'headset']]);
  expect(screen.getByRole('status').textContent).toMatch(/^Three notes were played/);
});

describe('a muted microphone', () => {
  const stop = jest.fn();
  const local = fakeVerbs();
  let microphone: MediaSnapshot['microphone'];
  const notice = (muted: boolean) => (
    <MutedVoiceNotice media={mediaOf({ microphone, muted })} local={local} />
  );
  const speak = () => act(() => watch.mock.lastCall?.[1]());
  const words = () => screen.queryByText('You are muted: nobody hears you.');

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    watch.mockReturnValue(stop);
    microphone = { status: 'on', track: fakeTrack(), deviceId: '' };
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('that is spoken into says so, for a while, and how to be heard', async () => {
    renderIn('en', notice(true));
    expect(words()).toBeNull();
    speak();
    expect(words()).toBeTruthy();
    await press('Let them hear me');
    expect(local.setMuted.mock.calls).toEqual([[false]]);
    act(() => jest.advanceTimersByTime(6_000));
    expect(words()).toBeNull();
  });

  it('is not listened to once it is heard, nor where that is off', async () => {
    const { show, unmount } = renderIn('en', notice(true));
    speak();
    show(notice(false));
    expect(stop).toHaveBeenCalledTimes(1);
    expect(words()).toBeNull();
    unmount();

    renderIn('en', <MutedVoiceSetting />);
    await userEvent.click(screen.getByRole('switch', { name: 'Tell me when I speak while muted' }));
    watch.mockClear();
    renderIn('en', notice(true));
    expect(watch).not.toHaveBeenCalled();
  });
});

describe('a silent microphone', () => {
  const listen = jest.mocked(watchSilence);
  const stop = jest.fn();
  const microphone = () => ({ status: 'on', track: fakeTrack(), deviceId: '' }) as const;
  const notice = (media: Partial<MediaSnapshot>) => (
    <SilentMicrophoneNotice media={mediaOf({ muted: false, ...media })} />
  );
  const tell = (silent: boolean) => act(() => listen.mock.lastCall?.[1](silent));
  const words = () => screen.queryByText(/^Your microphone is silent/);
  beforeEach(() => listen.mockReturnValue(stop));

  it('is told of until something is heard, or till the next one where that was read', async () => {
    const one = microphone();
    const { show } = renderIn('en', notice({ microphone: one }));
    tell(true);
    expect(words()).toBeTruthy();
    tell(false);
    expect(words()).toBeNull();
    tell(true);
    await press('Dismiss');
    expect(words()).toBeNull();
    show(notice({ microphone: microphone() }));
    expect(stop).toHaveBeenCalledTimes(1);
    tell(true);
    expect(words()).toBeTruthy();
  });

  it('is not listened to while it is muted, away, or taken by the system', () => {
    const { show } = renderIn('en', notice({ microphone: microphone(), muted: true }));
    show(notice({ microphone: { status: 'off' } }));
    show(notice({ microphone: microphone(), interrupted: ['microphone'] }));
    expect(listen).not.toHaveBeenCalled();
  });
});
