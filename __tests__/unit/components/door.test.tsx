import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoorNews } from '../../../components/door/DoorNews';
import { doorChanges } from '../../../components/door/door-changes';
import { KnockAnnouncer } from '../../../components/door/KnockAnnouncer';
import { KnockSettings } from '../../../components/door/KnockSettings';
import { KnockCard } from '../../../components/door/KnockCard';
import { PeopleDialog } from '../../../components/people/PeopleDialog';
import { knockNotification } from '../../../lib/door/knock-notices';
import type { Knock } from '../../../lib/door/knock';
import type { KnockPicture } from '../../../lib/door/knock-picture';
import { en } from '../../../lib/i18n/en';
import { noGestures } from '../../../lib/call/people/gesture-view';
import type { Knocker, RoomDoor } from '../../../lib/door/room-door';
import { playChime } from '../../../lib/media/chime';
import { readOut } from '../../../lib/sounds/read-out';
import { fakeDoorVerbs } from './fake-door-verbs';
import { fakeGestures } from './fake-gestures';
import { doorOf, peerOf, peersOf, seat } from './fixtures';
import { renderIn } from './render-in';
import { standIn } from '../../fakes/stand-in';
import { factsOf } from '../../fakes/facts';

jest.mock('../../../lib/media/chime', () => ({ playChime: jest.fn(() => Promise.resolve()) }));

/** Before whatever else is being read: somebody waits. */
const said = () =>
  [...(document.querySelector('[aria-live="assertive"]')?.children ?? [])].map(
    ({ textContent }) => textContent,
  );

const verbs = fakeDoorVerbs();
const gestures = fakeGestures();
const onAskToMute = jest.fn();
const onClose = jest.fn();

beforeEach(() => jest.clearAllMocks());

const [ana, ben] = peersOf(2);
if (!ana || !ben) throw new Error('nobody there');
const guestDoor = (change: Partial<RoomDoor> = {}) =>
  doorOf({ host: ana.id, isHost: false, ...change });

const knocker = (index: number, knock: Partial<Knock> | null = {}): Knocker => ({
  peer: peerOf(index).id,
  knock: knock && { name: `Caller ${index}`, picture: null, ...knock },
});

const people = (door: RoomDoor, peers = [ana, ben], online = true, shown = noGestures) => (
  <PeopleDialog
    self={seat.self}
    name="Sofía"
    muted
    peers={peers}
    door={door}
    online={online}
    verbs={verbs}
    shown={shown}
    gestures={gestures}
    volumes={new Map()}
    onVolume={jest.fn()}
    onAskToMute={onAskToMute}
    onClose={onClose}
  />
);

const rowOf = (name: string) => {
  const row = screen.getByText(name).closest('li');
  if (!row) throw new Error(`${name} is not in the list`);
  return within(row);
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the list of people', () => {
  it('names everybody, the host, and who is muted', () => {
    const facts = factsOf('Person 2', { microphone: false });
    renderIn('en', people(guestDoor(), [ana, peerOf(2, { facts })]));
    expect(rowOf('Person 1').getByText('Host')).toBeTruthy();
    expect(rowOf('Person 2').queryByText('Host')).toBeNull();
    expect(rowOf('Person 2').getByText('Microphone muted')).toBeTruthy();
    expect(rowOf('Sofía (you)').getByText('Microphone muted')).toBeTruthy();
    expect(rowOf('Sofía (you)').queryByRole('button')).toBeNull();
  });

  it('lets everybody ask those who are heard to mute, once', async () => {
    const facts = factsOf('Person 2', { microphone: false });
    renderIn('en', people(guestDoor(), [ana, peerOf(2, { facts })]));
    expect(screen.queryByRole('button', { name: 'Ask to mute: Person 2' })).toBeNull();
    await press('Ask to mute: Person 1');
    await press('Asked Person 1 to mute');
    expect(onAskToMute).toHaveBeenCalledTimes(1);
    expect(onAskToMute).toHaveBeenCalledWith(ana.id);
  });

  it('lets only the host remove, hand on and lock', () => {
    renderIn('en', people(guestDoor()));
    expect(screen.queryByRole('button', { name: /Remove|host/ })).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it.each([
    [false, /^The room is open.*Person 1 can lock it/],
    [true, /^The room is locked.*Person 1 decides/],
  ])('tells the others whether it is locked (%s), and who decides', (locked, words) => {
    renderIn('en', people(guestDoor({ locked })));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('removes after saying that the room is locked with it', async () => {
    renderIn('en', people(doorOf()));
    await press('Remove Person 2');
    expect(verbs.remove).not.toHaveBeenCalled();
    const step = screen.getByRole('group', { name: 'Remove Person 2 from the room?' });
    expect(document.activeElement).toBe(step);
    expect(step.textContent).toContain('The room is locked with it');
    await press('Remove and lock');
    expect(verbs.remove).toHaveBeenCalledWith(ben.id);
    expect(screen.getByText('Person 1')).toBeTruthy();
  });

  it('does nothing when one thinks better of it, or when the person goes meanwhile', async () => {
    const { show } = renderIn('en', people(doorOf()));
    await press('Remove Person 2');
    await press('Cancel');
    await press('Remove Person 2');
    show(people(doorOf(), [ana]));
    expect(screen.queryByRole('button', { name: 'Remove and lock' })).toBeNull();
    expect(verbs.remove).not.toHaveBeenCalled();
  });

  it('hands on after asking', async () => {
    renderIn('en', people(doorOf()));
    await press('Make host: Person 1');
    await press('Make host');
    expect(verbs.transferHost).toHaveBeenCalledWith(ana.id);
  });

  it('locks and unlocks, and shows what was asked for until it is done', async () => {
    const { show } = renderIn('en', people(doorOf()));
    const box = screen.getByRole('checkbox', { name: 'Lock the room' });
    await userEvent.click(box);
    expect(verbs.lock).toHaveBeenCalledTimes(1);
    expect(box).toHaveProperty('checked', true);
    show(people(doorOf({ locked: true })));
    expect(box).toHaveProperty('checked', true);
    await userEvent.click(box);
    expect(verbs.unlock).toHaveBeenCalledTimes(1);
    expect(box).toHaveProperty('checked', false);
  });

  it('offers nothing that needs the server while it is away, and shows how things are', async () => {
    const { show } = renderIn('en', people(doorOf()));
    await userEvent.click(screen.getByRole('checkbox'));
    show(people(doorOf(), [ana, ben], false));
    const box = screen.getByRole('checkbox', { name: 'Lock the room' });
    expect(box).toHaveProperty('checked', false);
    expect(box).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: /Remove|host/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Ask to mute: Person 1' })).toBeTruthy();
  });
});

describe('knocks', () => {
  it('show who it is, and are answered', async () => {
    const picture = standIn<KnockPicture>('AAAA');
    renderIn('en', <KnockCard knockers={[knocker(3), knocker(4, { picture })]} verbs={verbs} />);
    expect(screen.getByText('2 people are knocking')).toBeTruthy();
    const image = screen.getByRole('img', { name: 'Picture that Caller 4 shows' });
    expect(image.getAttribute('src')).toBe('data:image/jpeg;base64,AAAA');
    await press('Let in Caller 4');
    expect(verbs.admit).toHaveBeenCalledWith(peerOf(4).id);
    await press('Refuse Caller 3');
    expect(verbs.refuse).toHaveBeenCalledWith(peerOf(3).id);
  });

  it('show a name as text, whatever it is', () => {
    const { container } = renderIn(
      'en',
      <KnockCard knockers={[knocker(3, { name: '<img src=x>' })]} verbs={verbs} />,
    );
    expect(screen.getByText('<img src=x> is knocking')).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
  });

  it('that cannot be read can only be refused', async () => {
    renderIn('en', <KnockCard knockers={[knocker(3, null)]} verbs={verbs} />);
    expect(screen.getByText(/a link that does not fit this room/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Let/ })).toBeNull();
    await press('Refuse Someone');
    expect(verbs.refuse).toHaveBeenCalledWith(peerOf(3).id);
  });

  it('are announced once each, and again when they knock again', () => {
    const { show } = renderIn('en', <KnockAnnouncer knockers={[]} />);
    show(<KnockAnnouncer knockers={[knocker(3)]} />);
    show(<KnockAnnouncer knockers={[knocker(3), knocker(4)]} />);
    expect(said()).toEqual(['Caller 3 is knocking', 'Caller 4 is knocking']);
    show(<KnockAnnouncer knockers={[]} />);
    show(<KnockAnnouncer knockers={[knocker(3)]} />);
    expect(said().at(-1)).toBe('Caller 3 is knocking');
    expect(said()).toHaveLength(3);
  });

  it('that come together are told together', () => {
    const { show } = renderIn('en', <KnockAnnouncer knockers={[]} />);
    show(<KnockAnnouncer knockers={[knocker(3), knocker(4)]} />);
    expect(said()).toEqual(['2 people are knocking']);
  });

  describe('while another page is looked at', () => {
    const shown = jest.fn<void, [string, NotificationOptions]>();
    const closed = jest.fn();
    let permission: NotificationPermission;
    let isPhone: boolean;

    class FakeNotification {
      static get permission(): NotificationPermission {
        return permission;
      }
      static readonly requestPermission = () => Promise.resolve(permission);
      onclick: (() => void) | null = null;
      readonly close = closed;
      constructor(title: string, options: NotificationOptions) {
        if (isPhone) throw new TypeError('Illegal constructor');
        shown(title, options);
      }
    }

    /** Shows for the page what `public/sw.js` does. */
    const worker = {
      postMessage: ({ title, ...options }: { title: string; body: string; tag: string }) =>
        shown(title, options),
    };
    const runWorker = () =>
      Object.assign(navigator, {
        serviceWorker: {
          getRegistration: async () => ({
            active: worker,
            getNotifications: async () => shown.mock.calls.map(() => ({ close: closed })),
          }),
        },
      });

    beforeEach(() => {
      permission = 'granted';
      isPhone = false;
      knockNotification.choose(false);
      shown.mockClear();
      closed.mockClear();
      Object.assign(window, { Notification: FakeNotification });
      jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    });
    afterEach(() => {
      jest.useRealTimers();
      Reflect.deleteProperty(window, 'Notification');
      Reflect.deleteProperty(navigator, 'serviceWorker');
      localStorage.clear();
      jest.restoreAllMocks();
    });

    const knock = () => {
      const { show, unmount } = renderIn('en', <KnockAnnouncer knockers={[]} />);
      show(<KnockAnnouncer knockers={[knocker(3)]} />);
      unmount();
    };
    /** Whether there is a worker is looked up before anything is shown: by then it would be. */
    const looked = () => act(() => new Promise((resolve) => setTimeout(resolve)));
    const notify = () => screen.getByRole<HTMLInputElement>('switch', { name: /^A notification/ });

    it('are shown by the system to who wants that, and to nobody else', async () => {
      knock();
      await looked();
      expect(shown).not.toHaveBeenCalled();
      const { unmount } = renderIn('en', <KnockSettings />);
      await userEvent.click(notify());
      expect(notify().checked).toBe(true);
      unmount();
      knock();
      await looked();
      expect(shown.mock.calls.map(([, { body }]) => body)).toEqual(['Caller 3 is knocking']);
      jest.spyOn(document, 'hidden', 'get').mockReturnValue(false);
      knock();
      await looked();
      expect(shown).toHaveBeenCalledTimes(1);
    });

    it.each([
      ['by the worker where there is one, as telephones want it', true],
      ['by the page where there is none', false],
    ])('are shown %s, and not for longer than somebody knocks', async (_, byWorker) => {
      isPhone = byWorker;
      if (byWorker) runWorker();
      knockNotification.choose(true);
      const { show } = renderIn('en', <KnockAnnouncer knockers={[]} />);
      show(<KnockAnnouncer knockers={[knocker(3)]} />);
      await waitFor(() => expect(shown).toHaveBeenCalledTimes(1));
      expect(closed).not.toHaveBeenCalled();
      show(<KnockAnnouncer knockers={[]} />);
      await waitFor(() => expect(closed).toHaveBeenCalledTimes(1));
    });

    it('are not said to be shown where nothing can', async () => {
      isPhone = true;
      renderIn('en', <KnockSettings />);
      await userEvent.click(notify());
      expect(notify().checked).toBe(true);
      knock();
      await waitFor(() => expect(notify().checked).toBe(false));
    });

    it('that come soon after another are shown with it, and heard', async () => {
      knockNotification.choose(true);
      const heard = jest.mocked(playChime).mockClear();
      // Nobody else knocked for long.
      jest.useFakeTimers({ now: Date.now() + 60_000 });
      const { show } = renderIn('en', <KnockAnnouncer knockers={[]} />);
      const told = () => shown.mock.calls.map(([, { body }]) => body);
      show(<KnockAnnouncer knockers={[knocker(3)]} />);
      show(<KnockAnnouncer knockers={[knocker(3), knocker(4)]} />);
      show(<KnockAnnouncer knockers={[knocker(3), knocker(4), knocker(5)]} />);
      await act(() => jest.advanceTimersByTimeAsync(1_000));
      expect(told()).toEqual(['Caller 3 is knocking']);
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(told()).toEqual(['Caller 3 is knocking', '3 people are knocking']);
      expect(heard).toHaveBeenCalledTimes(2);
    });

    it('are not where the browser says no, and the switch says what to do', async () => {
      permission = 'denied';
      renderIn('en', <KnockSettings />);
      await userEvent.click(notify());
      expect(await screen.findByText(en.door.notices.refused)).toBeTruthy();
      expect(notify().checked).toBe(false);
    });
  });
});

describe('what changes at the door', () => {
  it.each([
    [doorOf(), doorOf(), []],
    [doorOf(), doorOf({ locked: true }), [{ kind: 'locked' }]],
    [doorOf({ locked: true }), doorOf(), [{ kind: 'unlocked' }]],
    [guestDoor(), doorOf(), [{ kind: 'host', host: seat.self, isSelf: true }]],
    [
      doorOf(),
      guestDoor({ locked: true }),
      [{ kind: 'host', host: ana.id, isSelf: false }, { kind: 'locked' }],
    ],
  ])('is told: case %#', (before, after, changes) => {
    expect(doorChanges(before, after)).toEqual(changes);
  });

  it('is not read out where that is off, but to who becomes host', () => {
    readOut.knocks.choose(false);
    const news = (door: RoomDoor) => <DoorNews door={door} peers={[ana, ben]} />;
    const { show } = renderIn('en', news(guestDoor()));
    show(news(guestDoor({ locked: true })));
    expect(screen.getByText(/^The room is locked now/).getAttribute('aria-live')).toBe('off');
    show(news(doorOf({ locked: true })));
    expect(screen.getByText(/^You are the host now/).getAttribute('aria-live')).toBeNull();
    act(() => readOut.knocks.choose(true));
  });

  it('is said in words, and nothing at first', () => {
    const news = (door: RoomDoor) => <DoorNews door={door} peers={[ana, ben]} />;
    const { show, container } = renderIn('en', news(doorOf()));
    const words = () => container.textContent;
    expect(words()).toBe('');
    show(news(guestDoor()));
    expect(words()).toBe('Person 1 is the host now.');
    show(news(guestDoor({ locked: true })));
    expect(words()).toMatch(/^The room is locked now/);
    show(news(doorOf({ locked: true })));
    expect(words()).toMatch(/^You are the host now/);
  });
});
