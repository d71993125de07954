import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PhraseBadge } from '../../../components/privacy/PhraseBadge';
import { PhraseCard } from '../../../components/privacy/PhraseCard';
import { en } from '../../../lib/i18n/en';
import type { Locale } from '../../../lib/i18n/locale';
import type { PhraseState } from '../../../lib/phrase/phrase-state';
import { phraseWords } from '../../../lib/phrase/phrase-words';
import { peerOf, peersOf } from './fixtures';
import { renderIn } from './render-in';

type Ready = Extract<PhraseState, { status: 'ready' }>;

const bits = 0x0a_7f_c2_ff;
const [one, two] = [peerOf(1), peerOf(2)];

const ready = (change: Partial<Ready> = {}): Ready => ({
  status: 'ready',
  bits,
  verifiedBy: { me: false, others: [] },
  changedBy: null,
  lapsed: false,
  ...change,
});

const show = (phrase: PhraseState, { locale = 'en', onVerified = jest.fn() } = {}) => {
  const language: Locale = locale === 'es' ? 'es' : 'en';
  return renderIn(
    language,
    <PhraseCard phrase={phrase} peers={peersOf(2)} onVerified={onVerified} />,
  );
};

const words = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

describe('the card', () => {
  it.each(['en', 'es'] as const)(
    'shows the words in %s, and switches to the other',
    async (locale) => {
      show(ready(), { locale });
      expect(words()).toEqual(phraseWords(bits, locale));
      expect(screen.getByRole('list').getAttribute('lang')).toBe(locale);
      const other = locale === 'en' ? 'es' : 'en';
      await userEvent.click(screen.getByRole('button'));
      expect(words()).toEqual(phraseWords(bits, other));
      expect(screen.getByRole('list').getAttribute('lang')).toBe(other);
      await userEvent.click(screen.getByRole('button'));
      expect(words()).toEqual(phraseWords(bits, locale));
    },
  );

  it('shows the words in English where a language has none, and switches to Spanish', async () => {
    renderIn('ar', <PhraseCard phrase={ready()} peers={peersOf(2)} onVerified={jest.fn()} />);
    expect(words()).toEqual(phraseWords(bits, 'en'));
    await userEvent.click(screen.getByRole('button'));
    expect(words()).toEqual(phraseWords(bits, 'es'));
  });

  it('takes a tick, and takes it back', async () => {
    const onVerified = jest.fn();
    const { show: update } = show(ready(), { onVerified });
    await userEvent.click(screen.getByRole('checkbox', { name: en.phrase.verify }));
    expect(onVerified).toHaveBeenLastCalledWith(true);
    update(
      <PhraseCard
        phrase={ready({ verifiedBy: { me: true, others: [] } })}
        peers={[]}
        onVerified={onVerified}
      />,
    );
    await userEvent.click(screen.getByRole('checkbox', { checked: true }));
    expect(onVerified).toHaveBeenLastCalledWith(false);
  });

  it('says who else ticked', () => {
    show(ready({ verifiedBy: { me: false, others: [one.id, two.id] } }));
    expect(screen.getByText('Verified by Person 1 and Person 2')).toBeTruthy();
    expect(screen.queryByText(en.phrase.verifiedByNobody)).toBeNull();
  });

  it('says why the words changed', () => {
    const gone = { id: peerOf(3).id, name: 'Rosa' };
    const nameless = { id: peerOf(4).id, name: '' };
    show(
      ready({
        changedBy: {
          came: [{ id: one.id, name: '' }],
          went: [gone, nameless],
          renewed: [{ id: two.id, name: 'before' }],
        },
        lapsed: true,
      }),
    );
    const news = screen.getByText(/These words are new/).textContent;
    expect(news).toContain('Came in: Person 1.');
    expect(news).toContain('Went: Rosa and Someone.');
    expect(news).toContain('Loaded the page again: Person 2.');
    expect(news).toContain(en.phrase.lapsed);
  });

  it('says what it means when there is no agreement, and with whom', () => {
    show({ status: 'disagree', with: [two.id] });
    const card = within(screen.getByRole('region', { name: en.phrase.heading }));
    expect(card.getByText(en.phrase.disagree)).toBeTruthy();
    expect(card.getByText('It concerns Person 2.')).toBeTruthy();
    expect(card.queryByRole('checkbox')).toBeNull();
  });

  it.each(['none', 'pending', 'unavailable'] as const)('has no words when %s', (status) => {
    show({ status });
    expect(screen.getByText(en.phrase[status])).toBeTruthy();
    expect(screen.queryByRole('list')).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('the badge', () => {
  it.each([
    ['You verified that', ready({ verifiedBy: { me: true, others: [] } })],
    ['The words changed since', ready({ lapsed: true })],
    ['The participants do not agree', { status: 'disagree', with: [] }],
  ] satisfies [string, PhraseState][])('says "%s"', async (name, phrase) => {
    const onPress = jest.fn();
    renderIn('en', <PhraseBadge phrase={phrase} onPress={onPress} />);
    await userEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it.each([
    ready(),
    ready({ verifiedBy: { me: false, others: [one.id] } }),
    { status: 'none' },
    { status: 'pending' },
  ] satisfies PhraseState[])('says nothing about $status', (phrase) => {
    renderIn('en', <PhraseBadge phrase={phrase} onPress={jest.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
