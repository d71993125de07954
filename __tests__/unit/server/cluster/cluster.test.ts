import { pino } from 'pino';
import type { ClusterOptions } from '../../../../server/cluster/cluster';
import { Cluster } from '../../../../server/cluster/cluster';
import type { Letter } from '../../../../server/cluster/cluster-store';
import { RENEWAL_MS } from '../../../../server/cluster/membership';
import { CHUNK } from '../../../../server/cluster/chunks-of';
import { IDLE_MS } from '../../../../server/cluster/tenures';
import type { NodeFacts } from '../../../../server/cluster/node-facts';
import { writeFacts } from '../../../../server/cluster/node-facts';
import { SealedLetters } from '../../../../server/cluster/sealed-letters';
import { CommonClock } from '../../../../server/time/common-clock';
import type { ClientConnection } from '../../../../server/signaling/client-connection';
import type { Command } from '../../../../server/signaling/read-command';
import type { RoomKeeper } from '../../../../server/signaling/room-keeper';
import { standIn } from '../../../fakes/stand-in';

const SECRET = 'a secret that only the tests know, and no other';
const UDP = 'turn:two.example.org:443?transport=udp';
const TCP = 'turn:two.example.org:443?transport=tcp';
const OWN = 'turn:one.example.org:443?transport=tcp';

const PEER = 'ana-ana-ana-ana-';
const EMPTY_ROOM: unknown = {
  networks: ['192.0.2.1'],
  door: {
    stamp: 1,
    host: PEER,
    locked: true,
    removed: [],
    newcomersRead: true,
    latecomers: [],
  },
  absentHost: null,
  seats: [],
  queue: [],
  callers: [],
  passes: [],
};

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
  let former: string | null = null;
  let deliver: (letters: readonly Letter[]) => void = () => undefined;
  const cluster = new Cluster(
    standIn<ClusterOptions>({
      store: standIn<ClusterOptions['store']>({
        renew: () => {
          const sealed = writeFacts(other, new SealedLetters(SECRET));
          const alive = new Map(isThere ? [['other', { facts: sealed, leftMs: 5_000 }]] : []);
          return Promise.resolve({ unbroken: isUnbroken, alive, nowMs: Date.now() });
        },
        read: () => new Promise<readonly Letter[]>((resolve) => (deliver = resolve)),
        post: (to: string) => {
          posted.push(to);
          return takesLetters ? Promise.resolve() : new Promise(() => undefined);
        },
        settle: (_room: string, keeper: string) => Promise.resolve({ keeper, former }),
        confirm: (rooms: readonly unknown[]) => Promise.resolve(rooms.map(() => true)),
        release: () => Promise.reject(new Error('no answer')),
        hand: (rooms: readonly unknown[]) => {
          handed.push(rooms.length);
          takesLetters = false;
          return Promise.resolve();
        },
        leave: () => Promise.resolve(),
        close: () => undefined,
      }),
      secret: SECRET,
      holdMs: 30_000,
      sendAway: () => undefined,
      facts: () => ({ ...facts, relays: [...ownRelays] }),
      outbox: standIn<ClusterOptions['outbox']>({}),
      relaysOf: () => ({ stun: [], turn: [OWN] }),
      rates: standIn<ClusterOptions['rates']>({}),
      logger,
      now: () => performance.now(),
      clock: new CommonClock(),
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
    /** Who kept whatever room until now, as the store has it. */
    keptBy: (node: string) => void (former = node),
    handOver(room: string) {
      const frames = [JSON.stringify({ kind: 'take', room, state: EMPTY_ROOM })];
      const letter = JSON.stringify({ from: 'other', series: 1, number: 0, frames });
      const text = new SealedLetters(SECRET).seal(letter, `letter to ${cluster.id}`);
      deliver([{ place: '1-0', text }]);
    },
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

  describe('to whom a room was handed over', () => {
    const SALA = 'sala';
    /** Notes from what the room was gone on with. */
    const visited = (cluster: Cluster) => {
      const begun: string[] = [];
      const desk = cluster.serve(
        standIn<RoomKeeper>({
          opened: { share: () => undefined, told: [], forget: () => undefined },
          hear: () => 0,
          isHarmless: () => true,
          isIdle: () => true,
          sweep: () => undefined,
          restore: () => void begun.push('what was handed over'),
          inherit: () => void begun.push('tokens'),
        }),
      );
      const visit = async (): Promise<void> => {
        const client = standIn<ClientConnection>({ id: 'ana', countDeliveries: () => undefined });
        desk.hear(client, standIn<Command>({ event: 'watch_room', message: { room: SALA } }));
        await renewal();
      };
      return { begun, visit };
    };
    const giveUp = async (cluster: Cluster): Promise<void> => {
      await jest.advanceTimersByTimeAsync(IDLE_MS);
      cluster.sweep();
      expect(cluster.state.roomsKept).toBe(0);
    };

    it('goes on with it as it was, once', async () => {
      const { cluster, keptBy, handOver } = world();
      await cluster.start();
      const { begun, visit } = visited(cluster);
      handOver(SALA);
      await renewal();
      keptBy('other');
      await visit();
      await giveUp(cluster);
      keptBy(cluster.id);
      await visit();
      expect(begun).toEqual(['what was handed over', 'tokens']);
    });

    it('does not go back to it after its lease has ended, whoever kept it as the store has it', async () => {
      const { cluster, keptBy, handOver, breakLease, mendLease } = world();
      await cluster.start();
      const { begun, visit } = visited(cluster);
      handOver(SALA);
      await renewal();
      breakLease();
      await renewal();
      mendLease();
      await renewal();
      keptBy('other');
      await visit();
      expect(begun).toEqual(['tokens']);
    });

    it('does not go back to it when it has the room still, of which that was not sure', async () => {
      const { cluster, keptBy, handOver, breakLease, mendLease } = world();
      await cluster.start();
      const { begun, visit } = visited(cluster);
      await visit();
      breakLease();
      await renewal();
      // What was read for the former name is of no use any more.
      handOver(SALA);
      await jest.advanceTimersByTimeAsync(0);
      handOver(SALA);
      await jest.advanceTimersByTimeAsync(0);
      mendLease();
      await renewal();
      await giveUp(cluster);
      begun.length = 0;
      keptBy(cluster.id);
      await visit();
      expect(begun).toEqual(['tokens']);
    });
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
