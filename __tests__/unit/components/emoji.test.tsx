import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChatComposer } from '../../../components/chat/ChatComposer';
import { Drafts } from '../../../lib/chat/drafts';
import type { Locale } from '../../../lib/i18n/locale';
import { renderIn } from './render-in';

function show(locale: Locale = 'en') {
  const drafts = new Drafts();
  const onSend = jest.fn(() => drafts.end());
  const onEscape = jest.fn<undefined, []>();
  renderIn(
    locale,
    <div onKeyDown={({ key }) => (key === 'Escape' ? onEscape() : undefined)}>
      <ChatComposer
        drafts={drafts}
        draft={{ kind: 'new' }}
        people={[]}
        to={null}
        nameOf={() => ''}
        obstacle={null}
        attach={null}
        onTyping={jest.fn()}
        onSend={onSend}
      />
    </div>,
  );
  return { onSend, onEscape };
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const matches = () => screen.findByRole('listbox', { name: 'Emoji that fit' });
const gone = () => expect(screen.queryByRole('listbox')).toBeNull();
const opener = () => screen.getByRole('button', { name: 'Emoji' });
const picker = () => screen.findByRole('dialog', { name: 'Emoji' });

test('a beginning offers what it may become, and Enter takes it and sends nothing', async () => {
  const { onSend } = show();
  await userEvent.type(field(), 'well :smi');
  const list = await matches();
  const options = within(list).getAllByRole('option');
  expect(options).toHaveLength(6);
  const [first, second] = options;
  expect(first?.getAttribute('aria-selected')).toBe('true');
  expect(field().getAttribute('aria-activedescendant')).toBe(first?.id);
  expect(field().getAttribute('aria-controls')).toBe(list.id);

  await userEvent.keyboard('{ArrowDown}');
  expect(field().getAttribute('aria-activedescendant')).toBe(second?.id);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(field().getAttribute('aria-activedescendant')).toBe(options.at(-1)?.id);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(field().value).toBe('well 😄');
  expect(onSend).not.toHaveBeenCalled();
  gone();
  await userEvent.keyboard('{Enter}');
  expect(onSend).toHaveBeenCalledWith('well 😄');
});

test('Tab and a press take one, too, where the caret is', async () => {
  show();
  await userEvent.type(field(), 'a  b{ArrowLeft}{ArrowLeft}:heart');
  await matches();
  await userEvent.tab();
  expect(field().value).toBe('a ❤️ b');
  expect(document.activeElement).toBe(field());
  expect(field().selectionStart).toBe('a ❤️'.length);
  await userEvent.keyboard(' :tada');
  await userEvent.click(await screen.findByRole('option', { name: /:tada:/ }));
  expect(field().value).toBe('a ❤️ 🎉 b');
  expect(document.activeElement).toBe(field());
});

test('Escape closes the offer alone, which does not come again for the same beginning', async () => {
  const { onEscape, onSend } = show();
  await userEvent.type(field(), ':smi');
  await matches();
  await userEvent.keyboard('{Escape}l');
  gone();
  expect(onEscape).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onSend).toHaveBeenCalledWith(':smil');
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledTimes(1);
});

test('a shortcode that is typed to its end becomes what it says, and others stay', async () => {
  show();
  await userEvent.type(field(), ':smi');
  await matches();
  await userEvent.keyboard('le: :nonsense: `:smile:`');
  expect(field().value).toBe('😄 :nonsense: `:smile:`');
});

test('the picker searches, puts what is picked at the caret, and gives the focus back', async () => {
  const { onSend } = show();
  await userEvent.type(field(), 'ab{ArrowLeft}');
  await userEvent.click(opener());
  expect(opener().getAttribute('aria-expanded')).toBe('true');
  const dialog = await picker();
  const search = within(dialog).getByRole('searchbox', { name: 'Search emoji' });
  await waitFor(() => expect(document.activeElement).toBe(search));
  await within(dialog).findByRole('option', { name: 'grinning face' });
  await userEvent.keyboard('party popper{Enter}');
  expect(field().value).toBe('a🎉b');
  expect(document.activeElement).toBe(field());
  expect(field().selectionStart).toBe('a🎉'.length);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onSend).not.toHaveBeenCalled();
});

test('the picker is used by keys alone, and Escape closes it and nothing else', async () => {
  const { onEscape } = show();
  opener().focus();
  await userEvent.keyboard('{Enter}');
  const dialog = await picker();
  const list = await within(dialog).findByRole('listbox', { name: 'Smileys and feelings' });
  const options = within(list).getAllByRole('option');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
  expect(document.activeElement).toBe(options[9]);
  expect(options.filter(({ tabIndex }) => tabIndex === 0)).toEqual([options[9]]);
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Flags' }));
  await within(dialog).findByRole('listbox', { name: 'Flags' });
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener());
  expect(onEscape).not.toHaveBeenCalled();
});

test('the picker closes when one goes on writing, and says when there is nothing', async () => {
  show();
  await userEvent.click(opener());
  const dialog = await picker();
  await within(dialog).findByRole('listbox');
  await userEvent.type(within(dialog).getByRole('searchbox'), 'no such thing');
  expect(within(dialog).getByRole('status').textContent).toBe('Nothing found');
  await userEvent.click(field());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('names are in the language of the page', async () => {
  show('es');
  await userEvent.type(field(), ':corazon');
  const list = await screen.findByRole('listbox', { name: 'Emoji que encajan' });
  within(list).getByRole('option', { name: 'corazón rojo :heart:' });
});
