import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { PeerId } from '../../lib/signaling/identifiers';
import { NO_METER } from '../../server/metrics/meter';
import { PASSES } from '../../server/shares/limits';
import { Rates } from '../../server/shares/rates';
import { AccessCheck } from '../../server/signaling/access-check';
import { attachSignaling } from '../../server/signaling/attach-signaling';
import { TestClient } from './support/test-client';
import { TEST_CONFIG } from './support/test-config';

const ROOM = 'a-room-that-nobody-knows';
const SECRETS = {
  access: 'a word for few',
  payload: 'a sealed picture',
  session: 'session_of_mine_',
};

it('the door revokes what a removed seat was given, and names no room, token or payload in logs', async () => {
  const revoked: PeerId[] = [];
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const httpServer = createServer();
  const now = () => performance.now();
  const signaling = attachSignaling(
    httpServer,
    TEST_CONFIG,
    {
      transports: () => ({ udp: false, tls: false }),
      revoke: (peer) => void revoked.push(peer),
      onTooMany: () => undefined,
      access: new AccessCheck(SECRETS.access, now, null),
      passRates: new Rates(PASSES, now),
    },
    logger,
    NO_METER,
  );
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const { port } = httpServer.address() as AddressInfo;
  const clients = [0, 1, 2].map(() => new TestClient(`http://127.0.0.1:${port}`));
  const [host, guest, caller] = clients;
  if (!host || !guest || !caller) throw new Error('Three clients were expected.');

  const { self, token, door } = await host.join(ROOM, { access: SECRETS.access });
  const removed = await guest.join(ROOM);
  host.emit('remove_peer', { peer: removed.self });
  await guest.next('signal_error', ({ code }) => code === 'removed');
  expect(revoked).toEqual([removed.self]);

  caller.emit('join_room', { room: ROOM, session: SECRETS.session });
  const closed = await caller.next('door_closed');
  caller.emit('knock', { to: self, payload: SECRETS.payload });
  await host.next('knock');
  caller.emit('knock', { to: self, payload: SECRETS.payload });
  await caller.next('signal_error');
  host.emit('answer_knock', { peer: closed.self, admit: true });
  await caller.next('room_joined');
  guest.emit('join_room', {
    room: ROOM,
    access: 'wrong',
    returning: { token, inCall: false, door: door.token },
  });
  await guest.next('room_joined');

  const log = lines.join('');
  for (const event of ['seat_taken', 'seat_freed', 'seat_asked_at_door', 'host_obeyed']) {
    expect(log).toContain(`"${event}"`);
  }
  const secrets = [
    ROOM,
    token,
    door.token,
    removed.token,
    TEST_CONFIG.secret,
    ...Object.values(SECRETS),
  ];
  for (const secret of secrets) expect(log).not.toContain(secret);

  await Promise.all(clients.map((client) => client.close()));
  await signaling.close();
});
