import { expect } from '@playwright/test';
import { expectSamePhrase, phraseCard, readPhrase } from './support/phrase';
import { test } from './support/test';

const people = [
  { name: 'Ana', colour: 'red' },
  { name: 'Bea', colour: 'green' },
  { name: 'Eva', colour: 'blue' },
] as const;

test('three read one phrase, a fourth changes it, and ticks reach the others', async ({
  invite,
  room,
}) => {
  const [ana, bea, eva] = [
    await invite(people[0]),
    await invite(people[1]),
    await invite(people[2]),
  ];
  for (const person of [ana, bea, eva]) await person.join(room);
  const first = await expectSamePhrase([ana, bea, eva]);

  await phraseCard(ana).getByRole('checkbox').click();
  for (const other of [bea, eva]) {
    await expect(phraseCard(other).getByText('Verified by Ana')).toBeVisible();
  }

  const leo = await invite({ name: 'Leo', colour: 'yellow' });
  await leo.join(room);
  const second = await expectSamePhrase([ana, bea, eva, leo]);
  expect(second).not.toBe(first);
  for (const other of [ana, bea, eva]) {
    await expect(phraseCard(other).getByText('Came in: Leo.')).toBeVisible();
  }
  await expect(phraseCard(ana).getByText('Compare the new ones, too.')).toBeVisible();
  await expect(phraseCard(ana).getByRole('checkbox')).not.toBeChecked();
  await expect(phraseCard(bea).getByText('None of the others has ticked it yet.')).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await expect(
    ana.page.getByRole('button', { name: 'The words changed since you verified them' }),
  ).toBeVisible();
});

test('a page that is loaded again changes the phrase', async ({ invite, room }) => {
  const [ana, bea] = [await invite(people[0]), await invite(people[1])];
  for (const person of [ana, bea]) await person.join(room);
  const before = await expectSamePhrase([ana, bea]);
  await bea.page.reload();
  await bea.joinIfAsked();
  await expect(phraseCard(ana).getByText('Loaded the page again: Bea.')).toBeVisible();
  const after = await expectSamePhrase([ana, bea]);
  expect(after).not.toBe(before);
});

test('the words of both languages belong together', async ({ invite, room }) => {
  const ana = await invite(people[0]);
  const bea = await invite({ ...people[1], locale: 'es-ES' });
  await ana.join(room);
  await bea.open(room);
  await bea.press('Entrar');
  const english = await readPhrase(ana);
  const spanish = await readPhrase(bea);
  expect(spanish).not.toBe(english);
  await phraseCard(bea).getByRole('button', { name: 'Mostrarlas en inglés' }).click();
  await expect.poll(() => readPhrase(bea)).toBe(english);
});
