import type { PeerId, RoomId, SessionId } from '../../../../lib/signaling/identifiers';
import { Preparations } from '../../../../server/rooms/preparations';
import type { RoomRegistry } from '../../../../server/rooms/room-registry';
import { PREPARING_MS } from '../../../../server/shares/limits';
import type { PrepareCommandsOptions } from '../../../../server/signaling/prepare-commands';
import { PrepareCommands } from '../../../../server/signaling/prepare-commands';
import { standIn } from '../../../fakes/stand-in';

const room = standIn<RoomId>('sala');
const session = standIn<SessionId>('s'.repeat(16));
const [ana, bea] = [standIn<PeerId>('ana'), standIn<PeerId>('bea')];

/** A room in which Ana sits, whose page knows those who prepare. */
function world() {
  let nowMs = 0;
  const sent: unknown[] = [];
  const freed: PeerId[] = [];
  const seat = { peer: ana, session, started: true, holder: { status: 'here', connection: 'a' } };
  const commands = new PrepareCommands(
    standIn<PrepareCommandsOptions>({
      registry: standIn<RoomRegistry>({
        place: (connection: string) =>
          connection === 'a' ? { room, peer: ana, status: 'seated' } : null,
        room: () => ({ seats: [seat], door: { locked: false } }),
      }),
      preparations: new Preparations(() => nowMs),
      outbox: { send: (...words: unknown[]) => sent.push(words) },
      iceDesk: { forSeat: () => [], forget: () => undefined },
      log: { note: () => undefined },
      capacity: 5,
      createPeerId: () => bea,
      onFreed: (peer: PeerId) => freed.push(peer),
    }),
  );
  commands.accept('a');
  commands.prepare('b', ['one'], { room, session });
  return { commands, sent, freed, pass: (ms: number) => (nowMs += ms) };
}

describe('PrepareCommands', () => {
  it('tells whoever prepares before it tells those who make offers', () => {
    expect(world().sent).toEqual([
      ['b', 'call_prepared', { self: bea, iceServers: [], peers: [{ id: ana, session }] }],
      ['a', 'peer_preparing', { peer: bea, session }],
    ]);
  });

  it('ends what has had its time, and takes back what was given out with it', () => {
    const { commands, sent, freed, pass } = world();
    pass(PREPARING_MS - 1);
    Array.from(commands.expire());
    expect([sent.length, freed.length]).toEqual([2, 0]);
    pass(1);
    Array.from(commands.expire());
    expect(sent.slice(2)).toEqual([
      ['b', 'prepare_ended', { reason: 'expired' }],
      ['a', 'peer_left', { peer: bea }],
    ]);
    expect(freed).toEqual([bea]);
    expect(commands.peerOf('b')).toBeNull();
  });

  it('tells nobody anything when nothing is another', () => {
    const { commands, sent } = world();
    commands.review(room);
    expect(sent).toHaveLength(2);
  });

  it('takes nothing back from whom a seat goes on with', () => {
    const { commands, sent, freed } = world();
    const claimed = commands.claim('b', { room, session, prepared: bea });
    expect(claimed?.peer).toBe(bea);
    expect([sent.length, freed.length]).toEqual([2, 0]);
  });
});
