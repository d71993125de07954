import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CallHeader } from '../../../components/call/CallHeader';
import { InviteDialog } from '../../../components/invite/InviteDialog';
import { PrivacyDialog } from '../../../components/privacy/PrivacyDialog';
import { PrivacyLine } from '../../../components/privacy/PrivacyLine';
import { en } from '../../../lib/i18n/en';
import { es } from '../../../lib/i18n/es';
import type { KeyOrigin } from '../../../lib/rooms/key-origin';
import { linkCheck } from '../../../lib/rooms/link-check';
import { accesses, room } from './fixtures';
import { renderIn } from './render-in';

const origins: KeyOrigin[] = ['link', 'shown', 'passphrase', 'name'];
const catalogues = { en, es };

const lockOf = (view: { container: HTMLElement }) => {
  const lock = within(view.container).getByRole('button', { name: /^Privacy/ });
  return { name: lock.getAttribute('aria-label'), drawing: lock.innerHTML };
};

const header = (origin: KeyOrigin, onOpen = jest.fn()) => (
  <CallHeader
    room={room}
    origin={origin}
    phrase={{ status: 'none' }}
    count={2}
    since={0}
    locked={false}
    onOpen={onOpen}
  />
);

describe('the lock', () => {
  it('opens the dialog', async () => {
    const onOpen = jest.fn();
    renderIn('en', header('link', onOpen));
    await userEvent.click(
      screen.getByRole('button', { name: 'Privacy: Sealed by the key in your link' }),
    );
    expect(onOpen.mock.calls).toEqual([['privacy']]);
  });

  it('looks and is called different for each kind of key', () => {
    const locks = origins.map((origin) => lockOf(renderIn('en', header(origin))));
    expect(new Set(locks.map(({ name }) => name)).size).toBe(4);
    expect(new Set(locks.map(({ drawing }) => drawing)).size).toBe(4);
  });
});

describe('the dialog', () => {
  it.each(origins.flatMap((origin) => [['en', origin] as const, ['es', origin] as const]))(
    'says in %s what protects a key of %s, and what does not',
    (locale, origin) => {
      renderIn(locale, <PrivacyDialog origin={origin} onClose={jest.fn()} />);
      const { privacy } = catalogues[locale];
      const dialog = within(screen.getByRole('dialog', { name: privacy.heading }));
      for (const words of [
        privacy.states[origin].heading,
        privacy.states[origin].text,
        privacy.facts.serverText,
        privacy.facts.pageText,
        privacy.facts.relayText,
        privacy.facts.peopleText,
      ]) {
        expect(dialog.getByText(words)).toBeTruthy();
      }
      for (const other of origins.filter((each) => each !== origin)) {
        expect(dialog.queryByText(privacy.states[other].heading)).toBeNull();
      }
    },
  );

  it('shows the phrase during a call', () => {
    renderIn('en', <PrivacyDialog origin="link" onClose={jest.fn()} phrase={<p>four words</p>} />);
    expect(within(screen.getByRole('dialog')).getByText('four words')).toBeTruthy();
  });

  it('opens from the line in the lobby, and closes', async () => {
    renderIn('en', <PrivacyLine origin="name" />);
    await userEvent.click(screen.getByRole('button', { name: /Not sealed against this server/ }));
    expect(await screen.findByText(en.privacy.states.name.text)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the invitation', () => {
  const link = () => screen.getByRole('textbox', { name: 'Link to the room' });
  const invite = (origin: KeyOrigin) =>
    renderIn('en', <InviteDialog room={room} access={accesses[origin]} onClose={jest.fn()} />);

  it('holds the key, on paper and screen alike', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    const user = userEvent.setup();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    invite('link');
    const { secret } = accesses.link;
    const whole = `http://localhost/room/${room}#${secret}${linkCheck(room, secret)}`;
    expect(link()).toHaveProperty('value', whole);
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(writeText).toHaveBeenCalledWith(whole);
    expect(screen.queryByText(/passphrase|no key/)).toBeNull();
  });

  it.each([
    ['name', en.invite.noKey],
    ['passphrase', en.invite.tellPassphrase],
  ] as const)('of a room with a key of its %s says what is not in the link', (origin, words) => {
    invite(origin);
    expect(link()).toHaveProperty('value', `http://localhost/room/${room}`);
    expect(screen.getByText(words)).toBeTruthy();
  });
});
