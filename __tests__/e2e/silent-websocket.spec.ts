import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

test('who is behind a middlebox that opens WebSockets and forwards nothing gets in over polling', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  let silent = 0;
  await ben.page.routeWebSocket(/\/socket\.io\//, () => void (silent += 1));
  await meet(room, [ana, ben]);
  expect(silent).toBeGreaterThan(0);

  // Remembered for the visit: nobody waits again.
  await ben.press('Leave');
  const polled = ben.page.waitForRequest(/\/socket\.io\/.*transport=polling/);
  await ben.press('Rejoin');
  await polled;
  await expectEverybodyHasEverybody([ana, ben]);
});
