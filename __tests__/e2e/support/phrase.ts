import { expect, type Locator } from '@playwright/test';
import type { Person } from './person';

/** The card with the words, in the dialog that stands open. */
export function phraseCard({ page }: Person): Locator {
  return page.getByRole('region', { name: /^(One phrase for the room|Una frase para la sala)$/ });
}

/** Opens the dialog behind the lock if need be, and reads the words, as they stand in it. */
export async function readPhrase(person: Person): Promise<string> {
  const card = phraseCard(person);
  const lock = person.page.getByRole('button', { name: /^(Privacy|Privacidad): / });
  if (!(await card.isVisible())) await lock.click();
  const words = card.getByRole('list').getByRole('listitem');
  await expect(words).toHaveCount(4);
  return (await words.allInnerTexts()).join(' ');
}

/** Waits until they all read the same. @returns what they read. */
export async function expectSamePhrase(people: readonly Person[]): Promise<string> {
  const read = async () => [...new Set(await Promise.all(people.map(readPhrase)))];
  await expect.poll(async () => (await read()).length).toBe(1);
  return (await read())[0] ?? '';
}
