import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { cheapestRelays, expectCheapestRelays } from './support/expect-relays';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

const networks = ['cone', 'symmetric', 'udp-blocked', 'only-443'] as const;

const pairs = networks.flatMap((one, index) =>
  networks.slice(index).map((other) => [one, other] as const),
);

for (const [one, other] of pairs) {
  const relays = cheapestRelays([one, other]);
  const way = relays.length === 0 ? 'directly' : `relayed over ${relays.join(' and ')}`;
  test(`${one} and ${other} see and hear each other, ${way}`, async ({ inviteFrom, room }) => {
    const ana = await inviteFrom(`${one}-1`, { name: 'Ana', colour: 'red' });
    const ben = await inviteFrom(`${other}-2`, { name: 'Ben', colour: 'blue' });
    await ana.join(room);
    await ben.join(room);
    await expectEverybodyHasEverybody([ana, ben]);
    await expectCheapestRelays([
      { kind: one, person: ana },
      { kind: other, person: ben },
    ]);
  });
}
