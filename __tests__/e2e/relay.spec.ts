import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { forceRelay } from './support/force-relay';
import { test } from './support/test';

for (const transport of ['udp', 'tcp'] as const) {
  test(`two people see and hear each other through the relay over ${transport}`, async ({
    invite,
    room,
  }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    const ben = await invite({ name: 'Ben', colour: 'blue' });
    for (const { page } of [ana, ben]) await page.addInitScript(forceRelay, transport);
    await ana.join(room);
    await ben.join(room);
    await expectEverybodyHasEverybody([ana, ben]);
    for (const person of [ana, ben]) {
      const expected = { local: 'relay', remote: 'relay', relayProtocol: transport };
      expect(await person.paths()).toEqual([expected]);
    }
  });
}
