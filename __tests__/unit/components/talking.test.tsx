import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { RemoteAudio } from '../../../components/call/RemoteAudio';
import { GestureAnnouncer } from '../../../components/gestures/GestureAnnouncer';
import { GestureButton } from '../../../components/gestures/GestureButton';
import { GestureMarks } from '../../../components/gestures/GestureMarks';
import { PeopleDialog } from '../../../components/people/PeopleDialog';
import { ShortcutsDialog } from '../../../components/shortcuts/ShortcutsDialog';
import { useShortcuts } from '../../../hooks/visitor/use-shortcuts';
import { useVolumes } from '../../../hooks/media/use-volumes';
import type { GestureView } from '../../../lib/call/people/gesture-view';
import { noGestures } from '../../../lib/call/people/gesture-view';
import type { Locale } from '../../../lib/i18n/locale';
import type { Shortcuts } from '../../../lib/shortcuts/shortcuts';
import { usualShortcuts } from '../../../lib/shortcuts/shortcuts';
import { stubBrowserMedia } from './browser-stubs';
import { fakeDoorVerbs } from './fake-door-verbs';
import { fakeGestures } from './fake-gestures';
import { doorOf, peerOf, seat } from './fixtures';
import { renderIn } from './render-in';

jest.mock('../../../lib/media/speaker', () => ({ setSpeaker: jest.fn() }));

beforeEach(() => {
  stubBrowserMedia();
  jest.clearAllMocks();
  sessionStorage.clear();
});

const verbs = fakeGestures();
const [ana, ben] = [peerOf(1), peerOf(2)];
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('hand and reactions', () => {
  const button = (raised: boolean, hands = raised ? 1 : 0) => (
    <GestureButton raised={raised} hands={hands} verbs={verbs} />
  );

  it.each<[Locale, string, string]>([
    ['en', 'Hand and reactions', 'Raise hand'],
    ['es', 'Mano y reacciones', 'Levantar la mano'],
  ])('raises the hand, in %s, and gives the focus back', async (locale, open, raise) => {
    renderIn(locale, button(false));
    await press(open);
    expect(document.activeElement).toBe(await screen.findByRole('button', { name: raise }));
    await userEvent.keyboard('{Enter}');
    expect(verbs.raiseHand.mock.calls).toEqual([[true]]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: open }));
  });

  it('lowers it, and says how many are raised', async () => {
    renderIn('en', button(true, 2));
    await press('Hand and reactions, 2 hands raised');
    await userEvent.click(await screen.findByRole('button', { name: 'Lower hand' }));
    expect(verbs.raiseHand.mock.calls).toEqual([[false]]);
  });

  it('reacts more than once, and closes with Escape or a press elsewhere', async () => {
    renderIn('en', button(false));
    await press('Hand and reactions');
    await userEvent.click(await screen.findByRole('button', { name: 'Applause' }));
    await press('Party');
    expect(verbs.react.mock.calls).toEqual([['👏'], ['🎉']]);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Applause' })).toBeNull();
    await press('Hand and reactions');
    await screen.findByRole('button', { name: 'Applause' });
    await userEvent.click(document.body);
    expect(screen.queryByRole('button', { name: 'Applause' })).toBeNull();
  });

  it('are seen and heard on a tile, in order', () => {
    const reaction = { peer: ana.id, emoji: '👏', number: 1 } as const;
    renderIn('en', <GestureMarks place={2} reaction={reaction} />);
    expect(screen.getByText('Hand raised, number 2')).toBeTruthy();
    expect(screen.getByText('👏').getAttribute('aria-hidden')).toBe('true');
  });

  it('are announced once for each change, and one’s own reaction not at all', () => {
    const announcer = (gestures: GestureView) => (
      <GestureAnnouncer self={seat.self} peers={[ana, ben]} gestures={gestures} />
    );
    const { show } = renderIn('en', announcer(noGestures));
    const said = () => within(screen.getByRole('log')).queryAllByText(/./);
    const react = (number: number, peer = ana.id) => ({ peer, emoji: '👏', number }) as const;
    act(() => show(announcer({ ...noGestures, hands: [ben.id, seat.self] })));
    expect(said().map(({ textContent }) => textContent)).toEqual([
      'Your hand is raised',
      'Person 2 raised a hand',
    ]);
    const reacting = { ...noGestures, reactions: [react(1), react(2, seat.self)] };
    act(() => show(announcer(reacting)));
    act(() => show(announcer({ ...noGestures, reactions: [react(3)] })));
    expect(
      said()
        .slice(2)
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Your hand is lowered',
      'Person 1: Applause',
      'Person 2 has no hand raised any more',
    ]);
  });
});

describe('the list of people', () => {
  function People({ isHost, gestures }: { isHost: boolean; gestures: GestureView }) {
    const [volumes, setVolume] = useVolumes();
    const peers = [
      { ...ana, microphone: new MediaStream(), screenAudio: new MediaStream() },
      { ...ben, microphone: new MediaStream() },
    ];
    return (
      <>
        <RemoteAudio peers={peers} speakerId="" volumes={volumes} />
        <PeopleDialog
          self={seat.self}
          name="Sofía"
          muted
          peers={peers}
          door={doorOf(isHost ? {} : { isHost, host: ana.id })}
          online
          verbs={fakeDoorVerbs()}
          shown={gestures}
          gestures={verbs}
          volumes={volumes}
          onVolume={setVolume}
          onAskToMute={jest.fn()}
          onClose={jest.fn()}
        />
      </>
    );
  }
  const volumesHeard = () => [...document.querySelectorAll('audio')].map(({ volume }) => volume);

  it('has a volume for each person and what that person shows, and for nobody else', () => {
    renderIn('en', <People isHost={false} gestures={noGestures} />);
    expect(volumesHeard()).toEqual([1, 1, 1]);
    const slider = screen.getByRole('slider', { name: 'Volume of Person 1' });
    fireEvent.change(slider, { target: { value: '5' } });
    expect(volumesHeard()).toEqual([0.25, 1, 0.25]);
    expect(slider.getAttribute('aria-valuetext')).toBe('25 %');
  });

  it('has the same volumes when the page is loaded again', () => {
    const { unmount } = renderIn('en', <People isHost={false} gestures={noGestures} />);
    const slider = () => screen.getByRole('slider', { name: 'Volume of Person 2' });
    fireEvent.change(slider(), { target: { value: '10' } });
    unmount();
    renderIn('en', <People isHost={false} gestures={noGestures} />);
    expect(volumesHeard()).toEqual([1, 0.5, 1]);
    expect(slider().getAttribute('aria-valuetext')).toBe('50 %');
  });

  it('has no volumes where the device forgets what a page chose', async () => {
    const volume = jest.spyOn(HTMLMediaElement.prototype, 'volume', 'set').mockReturnValue();
    renderIn('en', <People isHost={false} gestures={noGestures} />);
    await waitFor(() => expect(screen.queryByRole('slider')).toBeNull());
    expect(screen.getByText('Person 1')).toBeTruthy();
    volume.mockRestore();
  });

  it('shows raised hands in order, and lets the host lower them', async () => {
    const gestures = { ...noGestures, hands: [ben.id, ana.id] };
    const { unmount } = renderIn('en', <People isHost gestures={gestures} />);
    const row = (name: string) => screen.getByText(name).closest('li') ?? document.body;
    expect(within(row('Person 2')).getByText('Hand raised, number 1')).toBeTruthy();
    expect(within(row('Person 1')).getByText('Hand raised, number 2')).toBeTruthy();
    await press('Lower hand: Person 2');
    expect(verbs.lowerHand.mock.calls).toEqual([[ben.id]]);
    unmount();
    renderIn('en', <People isHost={false} gestures={gestures} />);
    expect(screen.queryByRole('button', { name: /Lower hand/ })).toBeNull();
  });
});

describe('single keys', () => {
  const doAct = jest.fn();
  const talk = jest.fn();

  function Page({ shortcuts = usualShortcuts, listening = true }) {
    useShortcuts(shortcuts, listening, { act: doAct, talk });
    return (
      <>
        <p>nothing to press</p>
        <button type="button">Press</button>
        <input aria-label="Write" />
        <input type="range" aria-label="Slide" />
        <select aria-label="Choose" />
        <div contentEditable role="textbox" aria-label="Edit" tabIndex={0} />
      </>
    );
  }
  const keyOn = (element: Element, key: string, more = {}) =>
    fireEvent.keyDown(element, { key, code: key, ...more });

  it('do what they say, once for each press', () => {
    renderIn('en', <Page />);
    keyOn(document.body, 'm');
    keyOn(document.body, 'm', { repeat: true });
    keyOn(document.body, '?', { shiftKey: true });
    keyOn(screen.getByRole('button'), 'h');
    expect(doAct.mock.calls).toEqual([['mute'], ['help'], ['hand']]);
  });

  it.each(['Write', 'Slide', 'Choose', 'Edit'])('do nothing in: %s', (label) => {
    renderIn('en', <Page />);
    keyOn(screen.getByLabelText(label), 'm');
    keyOn(screen.getByLabelText(label), ' ');
    expect(doAct).not.toHaveBeenCalled();
    expect(talk).not.toHaveBeenCalled();
  });

  it('do nothing while a dialog is open, nor when they are off', () => {
    const { show } = renderIn('en', <Page listening={false} />);
    keyOn(document.body, 'm');
    show(<Page shortcuts={{ ...usualShortcuts, on: false }} />);
    keyOn(document.body, 'm');
    keyOn(document.body, ' ');
    expect(doAct).not.toHaveBeenCalled();
    expect(talk).not.toHaveBeenCalled();
  });

  it.each([
    ['it is let go', () => fireEvent.keyUp(document.body, { key: ' ', code: ' ' })],
    ['the window loses the keyboard', () => fireEvent.blur(window)],
  ])('talk for as long as the space is held: until %s', (_, end) => {
    renderIn('en', <Page />);
    keyOn(document.body, ' ');
    keyOn(document.body, ' ', { repeat: true });
    expect(talk.mock.calls).toEqual([[true]]);
    fireEvent.keyUp(document.body, { key: 'm', code: 'm' });
    expect(talk.mock.calls).toEqual([[true]]);
    end();
    expect(talk.mock.calls).toEqual([[true], [false]]);
  });

  it('leave the space to what is seen to have the focus', () => {
    renderIn('en', <Page />);
    const button = screen.getByRole('button');
    act(() => button.focus());
    expect(keyOn(button, ' ')).toBe(true);
    expect(talk).not.toHaveBeenCalled();
  });

  it('have the space where a click left the focus, and press nothing there', () => {
    renderIn('en', <Page />);
    const button = screen.getByRole('button');
    // As browsers have it after a click; jsdom knows no pointers.
    jest.spyOn(button, 'matches').mockReturnValue(false);
    act(() => button.focus());
    expect(keyOn(button, ' ')).toBe(false);
    expect(talk.mock.calls).toEqual([[true]]);
    expect(fireEvent.keyUp(button, { key: ' ', code: ' ' })).toBe(false);
    expect(talk.mock.calls).toEqual([[true], [false]]);
  });

  it('end talking when the page goes', () => {
    const { unmount } = renderIn('en', <Page />);
    keyOn(document.body, ' ');
    unmount();
    expect(talk.mock.calls).toEqual([[true], [false]]);
  });
});

describe('the sheet of shortcuts', () => {
  const onChoose = jest.fn<void, [Shortcuts]>();

  function Sheet() {
    const [shortcuts, setShortcuts] = useState(usualShortcuts);
    const choose = (chosen: Shortcuts) => {
      onChoose(chosen);
      setShortcuts(chosen);
    };
    return <ShortcutsDialog shortcuts={shortcuts} onChoose={choose} onClose={jest.fn()} />;
  }

  it('gives another key, none, and the usual ones back', async () => {
    renderIn('en', <Sheet />);
    await press('Mute and unmute: M. Change');
    expect(screen.getByRole('button', { name: /^Mute and unmute: press a key/ })).toBeTruthy();
    await userEvent.keyboard('v');
    expect(screen.getByRole('button', { name: 'Mute and unmute: V. Change' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Camera on and off: None. Change' })).toBeTruthy();
    await press('Mute and unmute: V. Change');
    await userEvent.keyboard('{Backspace}');
    expect(screen.getByRole('button', { name: 'Mute and unmute: None. Change' })).toBeTruthy();
    await press('Usual keys');
    expect(onChoose.mock.lastCall).toEqual([usualShortcuts]);
  });

  it('takes the space as a key, without pressing anything', async () => {
    renderIn('en', <Sheet />);
    await press('Mute and unmute: M. Change');
    await userEvent.keyboard(' ');
    expect(screen.getByRole('button', { name: 'Mute and unmute: Space. Change' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /press a key/ })).toBeNull();
  });

  it('keeps the key of who goes on to the next one', async () => {
    renderIn('en', <Sheet />);
    await press('Mute and unmute: M. Change');
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Mute and unmute: M. Change' })).toBeTruthy();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('turns all of them off, at once', async () => {
    renderIn('en', <Sheet />);
    await userEvent.click(screen.getByRole('switch', { name: 'Single keys do something' }));
    expect(onChoose.mock.lastCall?.[0].on).toBe(false);
  });
});
