import type { PeerId, RoomId, SessionId } from '../../lib/signaling/identifiers';
import { IceDesk } from '../../server/ice/ice-desk';
import { IceLists } from '../../server/ice/ice-lists';
import { IssueNumbers } from '../../server/ice/issue-numbers';
import { RoomRegistry } from '../../server/rooms/room-registry';
import { networksOf } from '../../server/shares/networks-of';
import { SWEEP_MS } from '../../server/signaling/attach-signaling';
import { standIn } from '../fakes/stand-in';

/** How many rooms of four, and how many people of each hundred have lost their connection: `-- 5000 1`. */
const [rooms = 5_000, away = 1] = process.argv.slice(2).map(Number);

const PEOPLE = 4;
const ROUNDS = 200;
const HOLD_MS = 30_000;

/**
 * What it costs a server with so many rooms to look for what is due, as often as it does so, as a part of one core:
 * without sockets, which cost more.
 */
function sweep(): void {
  let nowMs = 0;
  const now = (): number => nowMs;
  const registry = new RoomRegistry({
    capacity: 5,
    holdMs: HOLD_MS,
    rooms: { total: rooms, perNetwork: rooms, atLeast: rooms },
    now,
    epochNow: Date.now,
  });
  const relay = { kind: 'off' } as const;
  const transports = () => ({ udp: false, tls: false });
  const iceDesk = new IceDesk({
    issues: new IssueNumbers(Date.now),
    lists: new IceLists({
      stunUrls: [],
      relay,
      publicUrl: null,
      relayUrl: null,
      transports,
      now: Date.now,
    }),
    seatSeconds: 3_600,
    endpointOf: () => null,
    now,
  });
  nowMs += HOLD_MS;
  Array.from(registry.expire());
  for (let person = 0; person < rooms * PEOPLE; person += 1) {
    const connection = `connection ${String(person)}`;
    const peer = standIn<PeerId>(`peer ${String(person)}`);
    const claim = {
      peer,
      connection,
      started: true,
      session: standIn<SessionId>('s'.repeat(16)),
      networks: networksOf(`10.0.${String(person >> 8)}.${String(person & 255)}`),
      returning: false,
    };
    const room = standIn<RoomId>(`room ${String(Math.floor(person / PEOPLE))}`);
    registry.take(room, claim, { wait: false, recovered: null });
    iceDesk.forSeat(connection, peer);
    if (person % 100 < away) registry.lose(connection);
  }
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    // Nothing is due meanwhile.
    nowMs += 1;
    Array.from(registry.expire());
    iceDesk.due();
  }
  const { user, system } = process.cpuUsage(start);
  const cpuMs = (user + system) / 1_000 / ROUNDS;
  console.log(
    `${String(rooms)} rooms of ${String(PEOPLE)}, ${String(away)} % away: a sweep takes ` +
      `${cpuMs.toFixed(3)} ms, ${((100 * cpuMs) / SWEEP_MS).toFixed(2)} % of a core.`,
  );
}

sweep();
