import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Person } from '../../e2e/support/person';

/**
 * Attaches a person's screen, and how their connections are, to the report of a failed test. Who has not
 * come to the page yet has none of it, and that is told.
 */
export async function keepEvidence(person: Person, testInfo: TestInfo): Promise<void> {
  const { name, page } = person;
  try {
    const calls = await page.evaluate(async () => ({
      states: window.callProbe.states(),
      paths: await window.callProbe.paths(),
      inbound: await window.callProbe.inbound(),
    }));
    // Files, since a report in lines keeps nothing else.
    const facts = testInfo.outputPath(`${name}.json`);
    await writeFile(facts, JSON.stringify(calls, null, 2));
    await testInfo.attach(`${name}.json`, { path: facts });
    const screen = testInfo.outputPath(`${name}.png`);
    await page.screenshot({ path: screen });
    await testInfo.attach(`${name}.png`, { path: screen });
  } catch (error) {
    await testInfo.attach(`${name}.txt`, { body: String(error) });
  }
}
