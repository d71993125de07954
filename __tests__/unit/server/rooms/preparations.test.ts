import type { PeerId, RoomId, SessionId } from '../../../../lib/signaling/identifiers';
import { Preparations } from '../../../../server/rooms/preparations';
import { PREPARING_MS } from '../../../../server/shares/limits';
import { standIn } from '../../../fakes/stand-in';

const room = standIn<RoomId>('sala');
const session = standIn<SessionId>('s'.repeat(16));

function world() {
  let nowMs = 0;
  const preparations = new Preparations(() => nowMs);
  const begin = (connection: string, address = 'one', where = room) =>
    preparations.begin({
      room: where,
      session,
      connection,
      peer: standIn<PeerId>(connection.padEnd(16, '-')),
      networks: [address],
    });
  return { preparations, begin, pass: (ms: number) => (nowMs += ms) };
}

describe('Preparations', () => {
  it('keeps who prepares in their order, room by room', () => {
    const { preparations, begin } = world();
    const otra = standIn<RoomId>('otra');
    expect([begin('a'), begin('b'), begin('c', 'one', otra)]).toEqual([true, true, true]);
    expect(preparations.in(room).map(({ connection }) => connection)).toEqual(['a', 'b']);
    expect(preparations.of('c')).toMatchObject({ room: otra, partners: new Map() });
  });

  it('gives an address its share in a room, and that back', () => {
    const { preparations, begin } = world();
    expect([begin('a'), begin('b'), begin('c'), begin('d', 'two')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(preparations.of('c')).toBeNull();
    preparations.end('a');
    expect(begin('c')).toBe(true);
  });

  it('begins anew for the same connection', () => {
    const { preparations, begin } = world();
    const otra = standIn<RoomId>('otra');
    begin('a');
    begin('a', 'one', otra);
    expect(preparations.in(room)).toEqual([]);
    expect(preparations.in(otra)).toHaveLength(1);
    expect(preparations.end('a')).toMatchObject({ room: otra });
    expect(preparations.end('a')).toBeNull();
  });

  it('has none for longer than its time', () => {
    const { preparations, begin, pass } = world();
    begin('a');
    pass(PREPARING_MS - 1);
    begin('b');
    expect(preparations.due()).toEqual([]);
    pass(1);
    expect(preparations.due().map(({ connection }) => connection)).toEqual(['a']);
  });

  it('tells partners by the connections they were told over', () => {
    const { preparations, begin } = world();
    begin('a');
    const partners = new Map([[standIn<PeerId>('p'), 'x']]);
    preparations.setPartners('a', partners);
    preparations.setPartners('b', partners);
    expect(preparations.of('a')?.partners).toEqual(partners);
    expect(preparations.of('b')).toBeNull();
  });
});
