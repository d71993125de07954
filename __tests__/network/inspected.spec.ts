import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { expectCheapestRelays } from './support/expect-relays';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

for (const other of ['symmetric', 'only-tls'] as const) {
  test(`who is only let out with TLS and ${other} see and hear each other`, async ({
    inviteFrom,
    room,
  }) => {
    const ana = await inviteFrom('only-tls-1', { name: 'Ana', colour: 'red' });
    const ben = await inviteFrom(`${other}-2`, { name: 'Ben', colour: 'blue' });
    await ana.join(room);
    await ben.join(room);
    await expectEverybodyHasEverybody([ana, ben]);
    await expectCheapestRelays([
      { kind: 'only-tls', person: ana },
      { kind: other, person: ben },
    ]);
  });
}
