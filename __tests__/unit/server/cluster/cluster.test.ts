import { pino } from 'pino';
import type { ClusterOptions } from '../../../../server/cluster/cluster';
import { Cluster } from '../../../../server/cluster/cluster';
import { RENEWAL_MS } from '../../../../server/cluster/membership';
import { CHUNK } from '../../../../server/cluster/chunks-of';
import type { NodeFacts } from '../../../../server/cluster/node-facts';
import { writeFacts } from '../../../../server/cluster/node-facts';
import { SealedLetters } from '../../../../server/cluster/sealed-letters';
import type { ClientConnection } from '../../../../server/signaling/client-connection';
import type { Command } from '../../../../server/signaling/read-command';
import type { RoomKeeper } from '../../../../server/signaling/room-keeper';
import { standIn } from '../../../fakes/stand-in';

const SECRET = 'a secret that only the tests know, and no other';
const UDP = 'turn:two.example.org:443?transport=udp';
const TCP = 'turn:two.example.org:443?transport=tcp';
const OWN = 'turn:one.example.org:443?transport=tcp';

/** A node in a store that knows one other, which says of itself what the test says. */
function world(ownRelays: readonly string[] = [OWN]) {
  const facts = { build: '1', capacity: 5, hasOwnRelay: true };
  const other: NodeFacts = { ...facts, relays: [UDP, TCP] };
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  let isUnbroken = true;
  let takesLetters = true;
  let isThere = true;
  const posted: string[] = [];
  const handed: number[] = [];
  const cluster = new Cluster(
    standIn<ClusterOptions>({
      store: standIn<ClusterOptions['store']>({
        renew: () => {
          const sealed = writeFacts(other, new SealedLetters(SECRET));
          const alive = new Map(isThere ? [['other', { facts: sealed, leftMs: 5_000 }]] : []);
          return Promise.resolve({ unbroken: isUnbroken, alive, nowMs: Date.now() });
        },
        read: () => new Promise(() => undefined),
        post: (to: string) => {
          posted.push(to);
          return takesLetters ? Promise.resolve() : new Promise(() => undefined);
        },
        settle: (_room: string, keeper: string) => Promise.resolve({ keeper, former: null }),
        hand: (rooms: readonly unknown[]) => {
          handed.push(rooms.length);
          takesLetters = false;
          return Promise.resolve();
        },
        leave: () => Promise.resolve(),
        close: () => undefined,
      }),
      secret: SECRET,
      facts: () => ({ ...facts, relays: [...ownRelays] }),
      outbox: standIn<ClusterOptions['outbox']>({}),
      relaysOf: () => ({ stun: [], turn: [OWN] }),
      rates: standIn<ClusterOptions['rates']>({}),
      logger,
      now: () => performance.now(),
    }),
  );
  return {
    cluster,
    other,
    lines,
    handed,
    posted,
    goAway: () => void (isThere = false),
    breakLease: () => void (isUnbroken = false),
    mendLease: () => void (isUnbroken = true),
  };
}

describe('one of many servers', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const renewal = () => jest.advanceTimersByTimeAsync(RENEWAL_MS);

  it('gives clients the relay of another as that one says it is now', async () => {
    const { cluster, other } = world();
    await cluster.start();
    expect(cluster.relaysOf('ana').turn).toEqual([OWN, UDP, TCP]);
    other.relays = [TCP];
    await renewal();
    expect(cluster.relaysOf('ana').turn).toEqual([OWN, TCP]);
    other.relays = [];
    await renewal();
    expect(cluster.relaysOf('ana').turn).toEqual([OWN]);
  });

  it('counts leases that it has won and lost', async () => {
    const { cluster, breakLease, mendLease } = world();
    await cluster.start();
    await renewal();
    expect(cluster.state).toMatchObject({ leasesWon: 1, leasesLost: 0 });
    const former = cluster.id;
    breakLease();
    await renewal();
    mendLease();
    await renewal();
    expect(cluster.state).toMatchObject({ leasesWon: 2, leasesLost: 1, holdsLease: true });
    expect(cluster.id).not.toBe(former);
  });

  it.each([
    ['is called the same', [TCP], 1],
    ['has a name of its own', [OWN], 0],
  ])('warns once of a relay of another that %s', async (_, ownRelays, warnings) => {
    const { cluster, lines } = world(ownRelays);
    await cluster.start();
    await renewal();
    const warned = lines.filter((line) => /"other":"other".*relay_name_shared/.test(line));
    expect(warned).toHaveLength(warnings);
  });

  it('warns of relays that take the name of the site, all of them', async () => {
    const { cluster, other, lines } = world([]);
    other.relays = [];
    await cluster.start();
    expect(lines.join('')).toMatch(/relay_name_shared/);
  });

  it('says nothing of relays that are not the servers’ own', async () => {
    const { cluster, other, lines } = world([TCP]);
    other.hasOwnRelay = false;
    await cluster.start();
    expect(lines.join('')).not.toMatch(/relay_name_shared/);
  });

  it('says nothing more to clients of a node that is gone', async () => {
    const { cluster, posted, goAway } = world();
    await cluster.start();
    cluster.outbox.close('other/ana');
    await renewal();
    expect(posted).toEqual(['other']);
    goAway();
    await renewal();
    cluster.outbox.close('other/ben');
    await renewal();
    expect(posted).toEqual(['other']);
  });

  it('hands over no more rooms when it is not sure that the others have heard of them', async () => {
    const { cluster, handed } = world();
    await cluster.start();
    const desk = cluster.serve(
      standIn<RoomKeeper>({
        opened: { share: () => undefined, told: [], forget: () => undefined },
        hear: () => 0,
        state: () => ({}),
      }),
    );
    const rooms = Array.from({ length: 2 * CHUNK }, (_, index) => `room-${String(index)}`);
    for (const room of rooms) {
      const client = standIn<ClientConnection>({ id: room, countDeliveries: () => undefined });
      desk.hear(client, standIn<Command>({ event: 'watch_room', message: { room } }));
    }
    await renewal();
    expect(cluster.state.roomsKept).toBe(rooms.length);
    let isOver = false;
    void cluster.leave().then(() => (isOver = true));
    while (!isOver) await renewal();
    expect(handed).toEqual([CHUNK]);
  });
});
