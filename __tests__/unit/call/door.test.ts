import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';

/** People who are inside, and somebody who stands at the locked door. */
async function atLockedDoor(inside: string): Promise<[FakeRoom, FakePerson[], FakePerson]> {
  const room = new FakeRoom();
  const people = await room.people(inside);
  people[0]?.call.door.lock();
  await room.server.flush();
  const [caller] = await room.people('k');
  if (!caller) throw new Error('nobody came');
  return [room, people, caller];
}

function first(people: FakePerson[]): FakePerson {
  const [one] = people;
  if (!one) throw new Error('nobody came');
  return one;
}

const knocksOf = (room: FakeRoom) => room.server.sent.filter(({ event }) => event === 'knock');

describe('the door', () => {
  it('makes the first one host, and everybody knows', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    const open = { locked: false, newcomersRead: true, latecomers: [], knockers: [] };
    expect(ana?.door).toEqual({ host: ana?.id, isHost: true, ...open });
    expect(bea?.door).toEqual({ host: ana?.id, isHost: false, ...open });
  });

  it('tells everybody that it is locked, and leads who comes to the door', async () => {
    const [, people, caller] = await atLockedDoor('ab');
    for (const person of people) expect(person.door.locked).toBe(true);
    expect(caller.snapshot.call).toEqual({
      status: 'atDoor',
      reason: 'locked',
      knocked: false,
      hostAway: false,
    });
    expect(caller.connections).toEqual([]);
  });

  it('shows a knock to the host alone, and links who is let in with everybody', async () => {
    const [room, people, caller] = await atLockedDoor('ab');
    const [ana, bea] = people;
    caller.call.knock(null);
    expect(caller.snapshot.call).toMatchObject({ status: 'atDoor', knocked: true });
    await room.server.flush();
    expect(ana?.door.knockers).toEqual([
      { peer: caller.id, knock: { name: caller.id, picture: null } },
    ]);
    expect(bea?.door.knockers).toEqual([]);

    ana?.call.door.admit(caller.id);
    expect(ana?.door.knockers).toEqual([]);
    await room.server.flush();
    for (const person of people) {
      expect(person.sees(caller)?.link.status).toBe('connected');
      expect(caller.sees(person)?.link.status).toBe('connected');
    }
  });

  it('turns away whom the host refuses', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    caller.call.knock(null);
    await room.server.flush();
    first(people).call.door.refuse(caller.id);
    await room.server.flush();
    expect(caller.snapshot.call).toEqual({ status: 'turnedAway' });
    expect(first(people).door.knockers).toEqual([]);
  });

  it('forgets a knock when its owner goes away', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    caller.call.knock(null);
    await room.server.flush();
    caller.call.leave();
    await room.server.flush();
    expect(caller.snapshot.call).toEqual({ status: 'lobby' });
    expect(first(people).door.knockers).toEqual([]);
  });

  it('shows a knock that cannot be read as such', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    const { id } = first(people);
    room.server.say(id, (handlers) =>
      handlers.knock({ from: caller.id, session: room.server.sessionOf(caller.id), payload: '{' }),
    );
    await room.server.flush();
    expect(first(people).door.knockers).toEqual([{ peer: caller.id, knock: null }]);
  });

  it('hears nobody twice, however often they knock', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    caller.call.knock(null);
    caller.call.knock(null);
    await room.server.flush();
    expect(first(people).door.knockers).toHaveLength(1);
  });

  it('knocks again by itself when another is host, and the earlier one sees no knock any more', async () => {
    const [room, people, caller] = await atLockedDoor('ab');
    const [ana, bea] = people;
    if (!ana || !bea) throw new Error('nobody came');
    caller.call.knock(null);
    await room.server.flush();
    ana.call.door.transferHost(bea.id);
    await room.server.flush();
    expect(ana.door).toMatchObject({ host: bea.id, isHost: false, knockers: [] });
    expect(bea.door).toMatchObject({ isHost: true, knockers: [{ peer: caller.id }] });
    expect(knocksOf(room)).toHaveLength(2);
  });

  it('makes another one host when the host leaves, who then hears the knocks', async () => {
    const [room, people, caller] = await atLockedDoor('ab');
    const [ana, bea] = people;
    caller.call.knock(null);
    await room.server.flush();
    ana?.call.leave();
    await room.server.flush();
    expect(bea?.door).toMatchObject({
      isHost: true,
      locked: true,
      knockers: [{ peer: caller.id }],
    });
  });

  it('waits while the host is away, and knocks when there is one to hear it', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    room.server.setHostAway(true);
    await room.server.flush();
    caller.call.knock(null);
    await room.server.flush();
    expect(caller.snapshot.call).toMatchObject({ knocked: true, hostAway: true });
    expect(knocksOf(room)).toEqual([]);
    room.server.setHostAway(false);
    await room.server.flush();
    expect(caller.snapshot.call).toMatchObject({ knocked: true, hostAway: false });
    expect(first(people).door.knockers).toHaveLength(1);
  });

  it('stands at the door again, and knocks, when the server was away meanwhile', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    caller.call.knock(null);
    await room.server.flush();
    room.server.say(caller.id, (handlers) => handlers.disconnected());
    await room.server.flush();
    expect(caller.snapshot).toMatchObject({
      serverConnected: false,
      call: { status: 'atDoor', knocked: true },
    });
    room.server.say(caller.id, (handlers) => handlers.connected());
    await room.server.flush();
    expect(caller.snapshot).toMatchObject({
      serverConnected: true,
      call: { status: 'atDoor', knocked: true },
    });
    expect(knocksOf(room)).toHaveLength(2);
    expect(first(people).door.knockers).toHaveLength(1);
  });

  it('goes in by itself when the room is empty, or was opened', async () => {
    const [room, people, caller] = await atLockedDoor('a');
    room.server.locked = false;
    first(people).call.leave();
    room.server.say(caller.id, (handlers) => handlers.knock_refused({ reason: 'room_empty' }));
    await room.server.flush();
    expect(caller.door).toMatchObject({ isHost: true, locked: false });
  });

  it('puts the removed one out with a locked door behind, until let in again', async () => {
    const room = new FakeRoom();
    const [ana, bea, eva] = await room.people('abe');
    if (!ana || !bea || !eva) throw new Error('nobody came');
    ana.call.door.remove(eva.id);
    await room.server.flush();
    expect(eva.snapshot).toMatchObject({
      call: { status: 'removed', returning: { token: `token-of-${eva.id}` } },
      peers: [],
    });
    expect(eva.open).toEqual([]);
    for (const person of [ana, bea]) {
      expect(person.sees(eva)).toBeUndefined();
      expect(person.door.locked).toBe(true);
    }
    eva.join();
    await room.server.flush();
    expect(eva.snapshot.call).toMatchObject({ status: 'atDoor', reason: 'removed' });
    eva.call.knock(null);
    await room.server.flush();
    ana.call.door.admit(eva.id);
    await room.server.flush();
    expect(bea.sees(eva)?.link.status).toBe('connected');
  });

  it('brings the last door token along with the seat token, and nothing else', async () => {
    const room = new FakeRoom();
    const [ana] = await room.people('ab');
    if (!ana) throw new Error('nobody came');
    ana.call.door.lock();
    await room.server.flush();
    const tokens = { token: `token-of-${ana.id}`, door: `${ana.id}.locked` };
    expect(ana.call.seatTokens).toEqual(tokens);
    room.server.say(ana.id, (handlers) => handlers.connected());
    await room.server.flush();
    const joins = room.server.sent.filter(({ event }) => event === 'join_room');
    expect(joins.at(-1)?.body).toMatchObject({ returning: { ...tokens, inCall: true } });
  });

  it('finds no place at the door', async () => {
    const [room, , caller] = await atLockedDoor('a');
    room.server.say(caller.id, (handlers) =>
      handlers.signal_error({ code: 'door_busy', event: 'join_room' }),
    );
    await room.server.flush();
    expect(caller.snapshot.call).toEqual({ status: 'refused', code: 'door_busy' });
  });
});

describe('the password for opening rooms', () => {
  it('is asked for, checked, and then kept for later joins', async () => {
    const room = new FakeRoom();
    room.server.access = 'sesame street';
    const ana = room.person('a');
    await room.server.flush();
    ana.join();
    await room.server.flush();
    expect(ana.snapshot.call).toEqual({ status: 'accessNeeded', denied: false });
    ana.join({ access: 'sesame' });
    await room.server.flush();
    expect(ana.snapshot.call).toEqual({ status: 'accessNeeded', denied: true });
    ana.join({ access: 'sesame street' });
    await room.server.flush();
    expect(ana.snapshot.call.status).toBe('inCall');
    const [bea] = await room.people('b');
    expect(bea?.snapshot.call.status).toBe('inCall');
  });
});
