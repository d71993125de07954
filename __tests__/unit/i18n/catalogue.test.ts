import { createTranslator } from 'use-intl/core';
import { en } from '../../../lib/i18n/en';
import { locales } from '../../../lib/i18n/locale';
import type { Locale } from '../../../lib/i18n/locale';
import { catalogues } from '../../support/catalogues';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

/** What is put in: the braces behind a form of a plural hold a message of their own. */
const argumentsOf = (message: string) =>
  [
    ...new Set(
      [...message.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+) )\{(\w+)[,}]/g)].map(
        ([, name]) => name,
      ),
    ),
  ].sort();

const tagsOf = (message: string) => [...message.matchAll(/<\/?\w+>/g)].map(([tag]) => tag).sort();

const english = new Map(leaves(en));

/** Words that are the same as in English. */
const sameWords: Readonly<Record<Locale, readonly string[]>> = {
  en: [],
  es: ['Tertulia', 'Chat', 'Emoji'],
  pt: ['Tertulia', 'Chat'],
  fr: ['Tertulia', 'Archive', 'Chat', 'Direct', 'Document', 'Message', 'Messages', 'Participants'],
  de: ['Tertulia', 'Browser', 'Chat', 'Emoji', 'Passphrase', 'Server', 'Text', 'Video'],
  ar: ['Tertulia'],
};

const others = locales.filter((locale) => locale !== 'en');

describe.each(others)('%s', (locale) => {
  const messages = leaves(catalogues[locale]);

  it('has the keys of English', () => {
    expect(messages.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
  });

  it.each(messages)('%s takes the arguments and tags that it takes in English', (key, message) => {
    expect(argumentsOf(message)).toEqual(argumentsOf(english.get(key) ?? ''));
    expect(tagsOf(message)).toEqual(tagsOf(english.get(key) ?? ''));
  });

  it('has no sentence that was left in English', () => {
    const same = messages.filter(
      ([key, message]) => message === english.get(key) && /[a-z]{2,} +[a-z]{2,}/i.test(message),
    );
    expect(same).toEqual([]);
  });

  it('has no word that was left in English, but for those that are the same there', () => {
    const same = messages.filter(([key, message]) => message === english.get(key));
    const words = same.map(([, message]) => message).filter((text) => /^\p{L}+$/u.test(text));
    expect(words.filter((word) => !sameWords[locale].includes(word))).toEqual([]);
  });
});

describe.each(locales)('the plurals in %s', (locale) => {
  const plurals = leaves(catalogues[locale]).filter(([, text]) => text.includes(', plural,'));

  it.each(plurals)('%s names the number', (_key, message) => {
    expect(message).not.toContain('#');
  });

  it.each(plurals)('%s has a form for every number', (_key, message) => {
    const rules = new Intl.PluralRules(locale);
    const forms = new Set([...message.matchAll(/([a-z]+|=\d+) \{/g)].map(([, form]) => form));
    expect(forms).toContain('other');
    const missing = Array.from({ length: 200 }, (_, count) => count).filter(
      (count) => !forms.has(`=${String(count)}`) && !forms.has(rules.select(count)),
    );
    expect(missing).toEqual([]);
  });
});

const values = {
  room: 'r',
  zone: 'z',
  name: 'n',
  names: 'n',
  kind: 'k',
  transport: 'UDP',
  step: 's',
  state: 'p',
  number: 1,
  present: 2,
  position: 3,
  place: 2,
  reaction: 'r',
  key: 'k',
  capacity: 5,
  rate: 1.5,
  delay: 20,
  loss: 0.5,
  what: 'w',
  label: 'l',
  text: 't',
  title: 't',
  time: '4 s',
  seconds: 4,
  minutes: 2,
  hours: 2,
  file: 'f',
  files: 'f',
  bytes: '4 MB',
  size: '4 MB',
  width: '640',
  height: '360',
  max: '8 MB',
  percent: 50,
  why: 'w',
};

it.each(locales)('every message in %s can be formatted, and is not empty', (locale) => {
  const messages = leaves(catalogues[locale]);
  const t = createTranslator<Record<string, string>>({
    locale,
    messages: Object.fromEntries(messages.map(([key, text]) => [key.replaceAll('.', '_'), text])),
    onError: (error) => {
      throw error;
    },
  });
  for (const [key] of messages) {
    expect(t(key.replaceAll('.', '_'), { ...values, count: 2 })).toMatch(/\S/);
  }
});

describe('what is put into Arabic sentences', () => {
  const { chat, transfer } = catalogues.ar;

  it('has the direction of its own first letter', () => {
    expect(chat.alone).toContain('\u2068{name}\u2069');
  });

  it('is read from right to left where an "and" joins several', () => {
    expect(chat.seenBy).toContain('\u2067{names}\u2069');
    expect(transfer.unsendable.tooMany).toContain('\u2067{files}\u2069');
  });
});
