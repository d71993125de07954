import { spawnSync } from 'node:child_process';
import type { Colour } from '../e2e/support/colours';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { startProductionServer } from '../e2e/support/production-server';
import type { NatKind } from './lab/nat-kind';
import { expectCheapestRelays } from './support/expect-relays';
import { placeInLab } from './support/place-in-lab';
import { skipWithoutLab } from './support/skip-without-lab';
import { test as base } from './support/test';

skipWithoutLab();

const test = base.extend({
  origin: async ({ lab }, use) => {
    const server = await startProductionServer(
      placeInLab(lab, 'other-server', { RELAY: 'coturn' }),
    );
    await use(server.origin);
    await server.stop();
  },
});

const people: { kind: NatKind; name: string; colour: Colour }[] = [
  { kind: 'symmetric', name: 'Ana', colour: 'red' },
  { kind: 'udp-blocked', name: 'Ben', colour: 'blue' },
  { kind: 'only-tls', name: 'Cleo', colour: 'green' },
];

test('coturn relays over UDP, TCP and TLS as our own relay does', async ({ inviteFrom, room }) => {
  const hasCoturn = spawnSync('turnserver', ['--version']).error === undefined;
  if (process.env.REQUIRE_NETWORK_TESTS !== '1') test.skip(!hasCoturn, 'there is no turnserver');
  const located = await Promise.all(
    people.map(async ({ kind, ...invitation }) => ({
      kind,
      person: await inviteFrom(`${kind}-1`, invitation),
    })),
  );
  for (const { person } of located) await person.join(room);
  await expectEverybodyHasEverybody(located.map(({ person }) => person));
  await expectCheapestRelays(located);
});
