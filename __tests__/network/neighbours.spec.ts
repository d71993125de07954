import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

test('neighbours behind one NAT that blocks UDP meet inside their network', async ({
  inviteFrom,
  room,
}) => {
  const ana = await inviteFrom('udp-blocked-1', { name: 'Ana', colour: 'red' });
  const ben = await inviteFrom('udp-blocked-1-neighbour', { name: 'Ben', colour: 'blue' });
  await ana.join(room);
  await ben.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  for (const person of [ana, ben]) {
    await expect.poll(() => person.paths()).toMatchObject([{ local: 'host', relayProtocol: null }]);
  }
});
