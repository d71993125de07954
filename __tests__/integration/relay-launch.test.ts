import { join } from 'node:path';
import { pino } from 'pino';
import { embeddedLauncher } from '../../server/relay-front/launch-embedded';
import { RevokedSeats } from '../../server/relay-front/revoked-seats';
import { eventually } from '../support/eventually';

jest.setTimeout(60_000);

const FLOOR = 1_800_000_000_000;

it('a relay is told at its start and later whose credentials are void; its faults are logged', async () => {
  const lines: string[] = [];
  const logger = pino({}, { write: (line) => lines.push(line) });
  const revokedSeats = new RevokedSeats(3_600, () => FLOOR);
  revokedSeats.revoke({ name: 'ana', lastIssue: FLOOR + 1 });
  const launch = embeddedLauncher({
    entry: join(__dirname, 'support/odd-relay.js'),
    options: {
      secret: 'secret',
      realm: 'tertulia',
      udp: null,
      externalAddresses: [],
      ports: { min: 50_000, max: 50_001 },
      allowedPeers: [],
      credentialSeconds: 3_600,
    },
    revokedSeats,
    logger,
  });
  const relay = await launch(new AbortController().signal);
  expect(relay).toMatchObject({ udp: false, problem: 'there is none' });
  revokedSeats.revoke({ name: 'ben', lastIssue: FLOOR + 2 });
  await eventually('what was revoked later', () => lines.length === 2);
  const told = [
    { floor: FLOOR, seats: [['ana', FLOOR + 1]] },
    { type: 'revoke', name: 'ben', lastIssue: FLOOR + 2 },
  ];
  for (const [index, what] of told.entries()) {
    expect(JSON.parse(lines[index] ?? '')).toMatchObject({
      level: 50,
      msg: 'relay_fault',
      error: JSON.stringify(what),
    });
  }
  await relay.stop();
  // Nobody is there any more who could be told.
  revokedSeats.revoke({ name: 'eve', lastIssue: FLOOR + 3 });
  expect(await relay.counters()).toBeNull();
});
