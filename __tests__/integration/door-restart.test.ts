import type { Seat } from '../../lib/signaling/events';
import type { TestClient } from './support/test-client';
import { TestServer } from './support/test-server';

const A_TOKEN: unknown = expect.stringMatching(/^[\w.-]+$/);

type Person = Pick<Seat, 'self' | 'token' | 'door'> & { client: TestClient };

describe('the door of a server that is restarted', () => {
  let server: TestServer;
  let earlier: TestServer[] = [];
  beforeEach(() => (earlier = []));
  afterEach(async () => {
    for (const one of [...earlier, server]) await one.close();
  });

  const start = async (config = {}): Promise<void> => {
    server = await TestServer.start(config);
  };

  const restart = async (config = {}): Promise<void> => {
    earlier.push(server);
    await server.close();
    await start(config);
  };

  /** The people of a room with their latest door tokens: the first is host. */
  const gather = async (count: number, locked = false): Promise<Person[]> => {
    const people: Person[] = await server.seat(count, 'sala');
    if (!locked) return people;
    people[0]?.client.emit('lock_room', { locked: true });
    return withDoor(people);
  };

  const withDoor = async (people: readonly Person[]): Promise<Person[]> =>
    Promise.all(
      people.map(async (person) => ({ ...person, door: await person.client.next('door_changed') })),
    );

  const returning = ({ token, door }: Person) => ({ token, inCall: true, door: door.token });

  const comeBack = async (person: Person): Promise<Person> => {
    const client = await server.connect();
    return { client, ...(await client.join('sala', { returning: returning(person) })) };
  };

  it('is locked as before, and the host is host, whoever returns first', async () => {
    await start();
    const [host, guest] = await gather(2, true);
    if (!host || !guest) throw new Error('Two people were expected.');
    await restart();
    const back = await comeBack(guest);
    expect(back.door).toMatchObject({ host: host.self, locked: true });
    const stranger = await server.connect();
    stranger.emit('join_room', { room: 'sala' });
    expect(await stranger.next('door_closed')).toMatchObject({ host: null, reason: 'locked' });
    back.client.emit('lock_room', { locked: false });
    expect(await back.client.next('signal_error')).toMatchObject({ code: 'not_host' });

    const hostBack = await comeBack(host);
    expect(hostBack.self).toBe(host.self);
    expect(await stranger.next('door_closed')).toMatchObject({ host: { id: host.self } });
    hostBack.client.emit('lock_room', { locked: false });
    await stranger.next('room_joined');
  });

  it('still has newcomers read only what is said after they came', async () => {
    await start();
    const [host, guest] = await gather(2);
    if (!host || !guest) throw new Error('Two people were expected.');
    host.client.emit('let_newcomers_read', { read: false });
    await withDoor([host, guest]);
    const [late] = await server.seat(1, 'sala');
    if (!late) throw new Error('Somebody was expected.');
    const [, guestLater] = await withDoor([host, guest]);
    if (!guestLater) throw new Error('A guest was expected.');
    await restart();
    const back = await comeBack(guestLater);
    expect(back.door).toMatchObject({ newcomersRead: false, latecomers: [late.self] });
    const again = await comeBack(late);
    expect(again.door).toMatchObject({ newcomersRead: false, latecomers: [late.self] });
  });

  it('puts out a newcomer who was faster than those who were in a locked room', async () => {
    await start();
    const [host, guest] = await gather(2, true);
    if (!host || !guest) throw new Error('Two people were expected.');
    await restart();
    const newcomer = (await server.seat(1, 'sala'))[0];
    expect(newcomer?.door).toMatchObject({ host: newcomer?.self, locked: false });
    const back = await comeBack(guest);
    expect(await newcomer?.client.next('door_closed')).toEqual({
      self: newcomer?.self,
      token: A_TOKEN,
      host: null,
      reason: 'locked',
    });
    expect(back.door).toMatchObject({ host: host.self, locked: true });
    await comeBack(host);
    await newcomer?.client.next('door_closed', (closed) => closed.host?.id === host.self);
  });

  it('leaves a newcomer in an open room, but not as its host', async () => {
    await start();
    const [host] = await gather(1);
    if (!host) throw new Error('A host was expected.');
    await restart();
    const [newcomer] = await server.seat(1, 'sala');
    const back = await comeBack(host);
    expect(back.door).toMatchObject({ host: host.self, locked: false });
    expect(await newcomer?.client.next('door_changed')).toMatchObject({ host: host.self });
    newcomer?.client.emit('lock_room', { locked: true });
    expect(await newcomer?.client.next('signal_error')).toMatchObject({ code: 'not_host' });
  });

  it('keeps out who was removed, also with the token from before, and also as the first', async () => {
    await start();
    const [host, guest, removed] = await gather(3);
    if (!host || !guest || !removed) throw new Error('Three people were expected.');
    host.client.emit('remove_peer', { peer: removed.self });
    const [, guestLater] = await withDoor([host, guest]);
    if (!guestLater) throw new Error('A guest was expected.');
    await restart();
    const sneaking = await comeBack(removed);
    await comeBack(guestLater);
    expect(await sneaking.client.next('signal_error')).toEqual({ code: 'removed', event: null });
    const again = await server.connect();
    again.emit('join_room', { room: 'sala', returning: returning(removed) });
    expect(await again.next('door_closed')).toMatchObject({ reason: 'removed' });
  });

  it('does not believe a host of earlier, nor who shows another room, or nothing signed', async () => {
    await start();
    const [former, host] = await gather(2, true);
    if (!former || !host) throw new Error('Two people were expected.');
    former.client.emit('transfer_host', { peer: host.self });
    const [, current] = await withDoor([former, host]);
    if (!current) throw new Error('A host was expected.');
    const [foreign] = await server.seat(1, 'otra');
    if (!foreign) throw new Error('Somebody elsewhere was expected.');
    await restart();
    const early = await comeBack(former);
    expect(early.door.host).toBe(former.self);
    const back = await comeBack(current);
    expect(back.door).toMatchObject({ host: current.self, locked: true });
    // It was inside before the host changed, but nothing says that it still was at the end.
    expect(await early.client.next('door_closed')).toMatchObject({ reason: 'locked' });

    const { door } = current;
    for (const token of [
      foreign.door.token,
      `${door.token}x`,
      door.token.replace('locked', 'open'),
    ]) {
      const client = await server.connect();
      client.emit('join_room', {
        room: 'sala',
        returning: { token: former.token, inCall: true, door: token },
      });
      expect(await client.next('door_closed')).toMatchObject({ reason: 'locked' });
    }
  });

  it('waits for the host as long as for a held seat, and listens to old tokens no longer', async () => {
    await start();
    const [host, guest, other] = await gather(3, true);
    if (!host || !guest || !other) throw new Error('Three people were expected.');
    await restart({ seatHoldSeconds: 1 });
    const back = await comeBack(guest);
    expect(back.door.host).toBe(host.self);
    expect(await back.client.next('door_changed')).toMatchObject({
      host: guest.self,
      locked: true,
    });
    for (const late of [host, other]) {
      const client = await server.connect();
      client.emit('join_room', { room: 'sala', returning: returning(late) });
      expect(await client.next('door_closed')).toMatchObject({ host: { id: guest.self } });
    }
  });

  it('is as it was before the first of two restarts', async () => {
    await start();
    const [host, guest] = await gather(2, true);
    if (!host || !guest) throw new Error('Two people were expected.');
    await restart();
    const [newcomer] = await server.seat(1, 'sala');
    if (!newcomer) throw new Error('A newcomer was expected.');
    await restart();
    const again = await comeBack(newcomer);
    expect(again.door.host).toBe(newcomer.self);
    const back = await comeBack(host);
    expect(back.door).toMatchObject({ host: host.self, locked: true });
    await again.client.next('door_closed');
  });
});
