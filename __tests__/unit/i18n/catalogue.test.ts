import { createTranslator } from 'use-intl/core';
import { en } from '../../../lib/i18n/en';
import { es } from '../../../lib/i18n/es';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

const argumentsOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

const spanish = new Map(leaves(es));

it.each(leaves(en))('%s takes the same arguments in both languages', (key, message) => {
  expect(argumentsOf(spanish.get(key) ?? '')).toEqual(argumentsOf(message));
});

const plurals = [...leaves(en), ...leaves(es)].filter(([, text]) => text.includes(', plural,'));

it.each(plurals)('%s names the number of its plural', (_key, message) => {
  expect(message).not.toContain('#');
});

const values = {
  room: 'r',
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

it.each([
  ['en', leaves(en)],
  ['es', leaves(es)],
] as const)('every message in %s can be formatted, and is not empty', (locale, messages) => {
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
