import { networkInterfaces } from 'node:os';
import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { FrameRecorder } from './support/frame-recorder';
import { test } from './support/test';

const ROOM = 'lusab-babad-gutih-tugad-lusab-babad-gutih';
const SECRET = 'q83vEjRWeJCrze8SNFZ4kA';

const ENVELOPE = /^1\.[\w-]{16}\.[\w-]{16}\.[1-9]\d*\.\d+\.[\w-]{24,}$/;
const SIGNALS = ['webrtc_offer', 'webrtc_answer', 'webrtc_ice_candidate'];

/** What descriptions and candidates are made of (RFC 8866, RFC 8839), and whom they are from. */
const SECRETS = [
  'v=0',
  'a=',
  'candidate',
  'fingerprint',
  'sha-256',
  'typ host',
  'raddr',
  '.local',
  'Anastasia',
  'Benedikta',
  SECRET,
];

/** Every address of this machine, where both of them are. */
const ownAddresses = Object.values(networkInterfaces()).flatMap((entries) =>
  (entries ?? []).map(({ address }) => address),
);

test('the server carries no description, candidate, address, fingerprint or name in clear', async ({
  invite,
}) => {
  const people = [
    await invite({ name: 'Anastasia', colour: 'red' }),
    await invite({ name: 'Benedikta', colour: 'blue' }),
  ];
  const recorders = people.map(({ page }) => new FrameRecorder(page));
  for (const person of people) {
    // The name is typed: in the link it would be no secret.
    await person.page.goto(`/room/${ROOM}#${SECRET}`);
    await person.page.getByRole('textbox', { name: 'Your name' }).fill(person.name);
    await person.press('Join');
    await expect(person.ownTile).toBeVisible();
  }
  await expectEverybodyHasEverybody(people);

  for (const { events, talk, addresses } of recorders) {
    const signals = events.filter(({ name }) => SIGNALS.includes(name));
    const names = new Set(signals.map(({ name }) => name));
    expect([...names].sort()).toEqual([...SIGNALS].sort());
    for (const { message } of signals) expect(message['payload']).toMatch(ENVELOPE);
    const inside = signals.map(({ message }) => opened(String(message['payload']))).join('\n');
    for (const secret of [...SECRETS, ...ownAddresses]) {
      // Random bytes hold any two or three letters now and then.
      if (secret.length > 5) expect(inside).not.toContain(secret);
      expect(withoutEventNames(talk)).not.toContain(secret);
    }
    expect(addresses.join('\n')).not.toContain(SECRET);
    expect(addresses.join('\n')).not.toContain('Anastasia');
  }
});

/** What is in the box for somebody without the key, who can still undo its encoding. */
function opened(payload: string): string {
  return Buffer.from(payload.split('.').at(-1) ?? '', 'base64url').toString('latin1');
}

function withoutEventNames(talk: string): string {
  return talk.replaceAll('webrtc_ice_candidate', '');
}
