import { expect } from '@playwright/test';
import { forceRelay } from './support/force-relay';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

for (const transport of ['udp', 'tcp'] as const) {
  test(`two people see and hear each other through the relay over ${transport}`, async ({
    invite,
    room,
  }) => {
    const [ana, ben] = await inviteTwo(invite);
    for (const { page } of [ana, ben]) await page.addInitScript(forceRelay, transport);
    await meet(room, [ana, ben]);
    for (const person of [ana, ben]) {
      const expected = { local: 'relay', remote: 'relay', relayProtocol: transport };
      expect(await person.paths()).toEqual([expected]);
    }
  });
}
