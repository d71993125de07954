import type { JoinRoom } from '../../lib/signaling/client-messages';
import type { TestClient } from './support/test-client';
import { TestServer } from './support/test-server';

const A_TOKEN: unknown = expect.stringMatching(/^[\w.-]+$/);

const STRANGER = 'n'.repeat(16);
const SESSION = 'session'.padEnd(16, '_');

describe('the door', () => {
  let server: TestServer;
  afterEach(() => server.close());

  /** A room of some people, of whom the first is the host. */
  const open = async (count: number, config = {}) => {
    server = await TestServer.start(config);
    const [host, ...guests] = await server.seat(count, 'sala');
    if (!host) throw new Error('A host was expected.');
    const [guest, other] = guests;
    return { host, guest: guest ?? host, other: other ?? host, people: [host, ...guests] };
  };

  const drainAll = async (people: readonly { client: TestClient }[]): Promise<void> => {
    for (const { client } of people) {
      await client.settle();
      client.drain();
    }
  };

  const refusal = async (client: TestClient, event: string, message: unknown): Promise<string> => {
    client.emit(event, message);
    const error = await client.next('signal_error');
    expect(error.event).toBe(event);
    return error.code;
  };

  const standAtDoor = async (
    more: Partial<Record<keyof JoinRoom, unknown>> = {},
    localAddress = '127.0.0.1',
  ) => {
    const client = await server.connect(['websocket'], { localAddress });
    client.emit('join_room', { room: 'sala', ...more });
    return { client, ...(await client.next('door_closed')) };
  };

  const lock = async (host: { client: TestClient }): Promise<void> => {
    host.client.emit('lock_room', { locked: true });
    await host.client.next('door_changed', ({ locked }) => locked);
  };

  const knock = async (
    caller: { client: TestClient; self: string },
    host: { client: TestClient; self: string },
  ) => {
    caller.client.emit('knock', { to: host.self, payload: 'sealed' });
    return host.client.next('knock', ({ from }) => from === caller.self);
  };

  describe('has a host', () => {
    it('who is the first one in, and everybody is told', async () => {
      const { people, host } = await open(3);
      for (const { door } of people) expect(door).toMatchObject({ host: host.self, locked: false });
    });

    it('and the host alone locks, removes, answers and hands over', async () => {
      const { host, guest } = await open(2);
      const outsider = await server.connect();
      for (const [event, message] of [
        ['lock_room', { locked: true }],
        ['let_newcomers_read', { read: false }],
        ['remove_peer', { peer: host.self }],
        ['transfer_host', { peer: guest.self }],
        ['answer_knock', { peer: STRANGER, admit: true }],
      ] as const) {
        expect(await refusal(guest.client, event, message)).toBe('not_host');
        expect(await refusal(outsider, event, message)).toBe('not_seated');
      }
      await lock(host);
      const caller = await standAtDoor();
      expect(await refusal(caller.client, 'lock_room', { locked: false })).toBe('not_seated');
      expect(await refusal(caller.client, 'answer_knock', { peer: caller.self, admit: true })).toBe(
        'not_seated',
      );
      await host.client.settle();
      expect(host.client.drain()).toEqual([]);
    });

    it('who says whether newcomers read what was said before', async () => {
      const { host, guest } = await open(2);
      expect(guest.door).toMatchObject({ newcomersRead: true, latecomers: [] });
      host.client.emit('let_newcomers_read', { read: false });
      for (const { client } of [host, guest]) {
        expect(await client.next('door_changed')).toMatchObject({ newcomersRead: false });
      }
      const [late] = await server.seat(1, 'sala');
      if (!late) throw new Error('Somebody was expected.');
      expect(late.door).toMatchObject({ newcomersRead: false, latecomers: [late.self] });
      for (const { client } of [host, guest]) {
        const door = await client.next('door_changed');
        expect(door).toMatchObject({ newcomersRead: false, latecomers: [late.self] });
        // Whoever would hand something on knows it before there is a link.
        expect(client.drain().filter(({ event }) => event === 'start_call')).toEqual([]);
      }
    });

    it('who can act on nobody but those who are there', async () => {
      const { host, guest } = await open(2);
      for (const peer of [STRANGER, host.self]) {
        expect(await refusal(host.client, 'remove_peer', { peer })).toBe('peer_not_in_room');
        expect(await refusal(host.client, 'transfer_host', { peer })).toBe('peer_not_in_room');
        expect(await refusal(host.client, 'answer_knock', { peer, admit: true })).toBe(
          'peer_not_in_room',
        );
      }
      await guest.client.close();
      await host.client.next('peer_away');
      expect(await refusal(host.client, 'transfer_host', { peer: guest.self })).toBe(
        'peer_not_in_room',
      );
    });

    it('who can hand over to somebody else', async () => {
      const { host, guest, other } = await open(3);
      host.client.emit('transfer_host', { peer: other.self });
      for (const { client } of [host, guest, other]) {
        expect(await client.next('door_changed')).toMatchObject({ host: other.self });
      }
      expect(await refusal(host.client, 'lock_room', { locked: true })).toBe('not_host');
      await lock(other);
    });

    it('and the one who has been here for longest follows who leaves', async () => {
      const { host, guest, other } = await open(3);
      host.client.emit('leave_room');
      expect(await guest.client.next('door_changed')).toMatchObject({ host: guest.self });
      expect(await other.client.next('door_changed')).toMatchObject({ host: guest.self });
    });

    it('but not who is away, unless nobody else is left', async () => {
      const { host, guest, other } = await open(3);
      await guest.client.close();
      await other.client.next('peer_away');
      host.client.emit('leave_room');
      expect(await other.client.next('door_changed')).toMatchObject({ host: other.self });
      other.client.emit('leave_room');
      await other.client.settle();
      const back = await server.connect();
      const returning = { token: guest.token, inCall: true };
      const seat = await back.join('sala', { returning });
      expect(seat.door).toMatchObject({ host: guest.self });
    });

    it('who stays host while the connection is broken', async () => {
      const { host, guest } = await open(2);
      await host.client.close();
      await guest.client.next('peer_away');
      const back = await server.connect();
      const seat = await back.join('sala', { returning: { token: host.token, inCall: true } });
      expect(seat.door.host).toBe(host.self);
      await lock({ client: back });
    });
  });

  describe('when locked', () => {
    it('is shown as locked to those who watch, until it is unlocked or forgotten', async () => {
      const { host, guest } = await open(2);
      const watcher = await server.connect();
      watcher.emit('watch_room', { room: 'sala' });
      expect(await watcher.next('room_status')).toMatchObject({ locked: false });
      await lock(host);
      expect(await watcher.next('room_status')).toMatchObject({ locked: true, present: 2 });
      expect(await guest.client.next('door_changed')).toMatchObject({ locked: true });
      // Said twice, it changes nothing.
      host.client.emit('lock_room', { locked: true });
      await drainAll([host]);
      await guest.client.settle();
      expect(guest.client.drain()).toEqual([]);
      host.client.emit('lock_room', { locked: false });
      expect(await watcher.next('room_status')).toMatchObject({ locked: false });
    });

    it('lets nobody new in, however they come', async () => {
      const { host, guest } = await open(2);
      await lock(host);
      await drainAll([host, guest]);
      const elsewhere = (await server.seat(1, 'otra'))[0];
      for (const more of [{}, { wait: true }]) {
        const caller = await standAtDoor(more);
        expect(caller).toMatchObject({ reason: 'locked', host: { id: host.self, session: '' } });
        caller.client.emit('start_call');
        expect(await refusal(caller.client, 'webrtc_offer', { to: host.self, payload: 'x' })).toBe(
          'not_seated',
        );
      }
      const forger = await server.connect();
      forger.emit('join_room', {
        room: 'sala',
        returning: { token: elsewhere?.token, inCall: true, door: elsewhere?.door.token },
      });
      expect(await forger.next('signal_error')).toEqual({ code: 'bad_token', event: 'join_room' });
      for (const { client } of [host, guest]) {
        await client.settle();
        expect(client.drain()).toEqual([]);
      }
    });

    it('lets in whoever had a seat a moment ago, and whose seat is held', async () => {
      const { host, guest, other } = await open(3);
      await lock(host);
      guest.client.emit('leave_room');
      await other.client.close();
      await host.client.next('peer_away');
      for (const { token, self } of [guest, other]) {
        const back = await server.connect();
        const seat = await back.join('sala', { returning: { token, inCall: false } });
        expect(seat.self).toBe(self);
      }
    });

    it('stays locked for a host who is alone and loads the page again', async () => {
      const { host } = await open(1);
      await lock(host);
      host.client.emit('leave_room');
      await host.client.settle();
      const caller = await standAtDoor();
      expect(caller).toMatchObject({ host: null });
      const back = await server.connect();
      const seat = await back.join('sala', { returning: { token: host.token, inCall: false } });
      expect(seat.door).toMatchObject({ host: host.self, locked: true });
      expect(await caller.client.next('door_closed')).toMatchObject({ host: { id: host.self } });
    });

    it('sends to the door who waits in the queue', async () => {
      const { host } = await open(2, { roomCapacity: 2 });
      const waiting = await server.connect();
      waiting.emit('join_room', { room: 'sala', wait: true });
      await waiting.next('full_room');
      await lock(host);
      expect(await waiting.next('door_closed')).toMatchObject({ reason: 'locked' });
      host.client.emit('leave_room');
      await waiting.settle();
      expect(waiting.drain().map(({ event }) => event)).toEqual(['door_closed']);
    });

    it('lets in all who stand there when it is unlocked, and queues the rest', async () => {
      const { host, guest } = await open(2, { roomCapacity: 4 });
      await lock(host);
      const callers = [];
      for (let count = 0; count < 3; count++) callers.push(await standAtDoor());
      for (const { client } of callers) client.emit('start_call');
      await drainAll([...callers, guest]);
      host.client.emit('start_call');
      host.client.emit('lock_room', { locked: false });
      const [first, second, third] = callers;
      expect(await first?.client.next('room_joined')).toMatchObject({ self: first?.self });
      expect(await second?.client.next('room_joined')).toMatchObject({ self: second?.self });
      expect(await third?.client.next('full_room')).toEqual({
        capacity: 4,
        position: 1,
        token: A_TOKEN,
      });
      // Of each pair exactly one leads.
      expect(await host.client.next('start_call')).toMatchObject({ from: first?.self });
      expect(await host.client.next('start_call')).toMatchObject({ from: second?.self });
      expect(await first?.client.next('start_call')).toMatchObject({ from: second?.self });
      await second?.client.settle();
      expect(second?.client.drain().map(({ event }) => event)).not.toContain('start_call');
    });

    it('has room for ten in front of it', async () => {
      const { host } = await open(1);
      await lock(host);
      const callers = [];
      for (let count = 0; count < 10; count++) {
        callers.push(await standAtDoor({}, `127.0.0.${String(2 + (count % 3))}`));
      }
      const late = await server.connect();
      expect(await refusal(late, 'join_room', { room: 'sala' })).toBe('door_busy');
      callers[3]?.client.emit('leave_room');
      await callers[3]?.client.settle();
      late.emit('join_room', { room: 'sala' });
      await late.next('door_closed');
    });
  });

  describe('hears knocks', () => {
    it('which the host alone gets, and lets in who knocks', async () => {
      const { host, guest } = await open(2);
      await lock(host);
      await drainAll([guest]);
      host.client.emit('start_call');
      const caller = await standAtDoor({ session: SESSION });
      caller.client.emit('start_call');
      const heard = await knock(caller, host);
      expect(heard).toEqual({ from: caller.self, session: SESSION, payload: 'sealed' });
      host.client.emit('answer_knock', { peer: caller.self, admit: true });
      const seat = await caller.client.next('room_joined');
      expect(seat).toMatchObject({ self: caller.self, door: { host: host.self, locked: true } });
      // What it said at the door counts.
      expect(await host.client.next('start_call')).toEqual({ from: caller.self, session: SESSION });
      await guest.client.settle();
      expect(guest.client.drain()).toEqual([]);
    });

    it('and sends away whom the host does not want', async () => {
      const { host } = await open(1);
      await lock(host);
      const caller = await standAtDoor();
      await knock(caller, host);
      host.client.emit('answer_knock', { peer: caller.self, admit: false });
      expect(await caller.client.next('knock_refused')).toEqual({ reason: 'host' });
      expect(await refusal(host.client, 'answer_knock', { peer: caller.self, admit: true })).toBe(
        'peer_not_in_room',
      );
      expect(await refusal(caller.client, 'knock', { to: host.self, payload: '' })).toBe(
        'not_seated',
      );
    });

    it('only from who stands there, and only for the host', async () => {
      const { host, guest } = await open(2);
      const outsider = await server.connect();
      const message = { to: host.self, payload: 'x' };
      expect(await refusal(outsider, 'knock', message)).toBe('not_seated');
      expect(await refusal(guest.client, 'knock', message)).toBe('already_seated');
      await lock(host);
      const caller = await standAtDoor();
      for (const to of [guest.self, caller.self, STRANGER]) {
        expect(await refusal(caller.client, 'knock', { to, payload: 'x' })).toBe(
          'peer_not_in_room',
        );
      }
      await drainAll([host]);
      await guest.client.settle();
      expect(guest.client.drain()).toHaveLength(1);
    });

    it('once from each, until another host is to hear it', async () => {
      const { host, guest } = await open(2);
      await lock(host);
      const caller = await standAtDoor();
      await knock(caller, host);
      expect(await refusal(caller.client, 'knock', { to: host.self, payload: 'x' })).toBe(
        'rate_limited',
      );
      host.client.emit('transfer_host', { peer: guest.self });
      expect(await caller.client.next('door_closed')).toMatchObject({ host: { id: guest.self } });
      await knock(caller, guest);
    });

    it('and tells the host when who knocked goes, with or without a word', async () => {
      const { host } = await open(1);
      await lock(host);
      const [first, second, silent] = [
        await standAtDoor(),
        await standAtDoor(),
        await standAtDoor(),
      ];
      await knock(first, host);
      await knock(second, host);
      await silent.client.close();
      first.client.emit('leave_room');
      expect(await host.client.next('knock_withdrawn')).toEqual({ peer: first.self });
      await second.client.close();
      expect(await host.client.next('knock_withdrawn')).toEqual({ peer: second.self });
      await host.client.settle();
      expect(host.client.drain()).toEqual([]);
    });

    it('and has people knock again when the host leaves meanwhile', async () => {
      const { host, guest } = await open(2);
      await lock(host);
      const caller = await standAtDoor();
      await knock(caller, host);
      host.client.emit('leave_room');
      expect(await caller.client.next('door_closed')).toEqual({
        self: caller.self,
        token: A_TOKEN,
        host: { id: guest.self, session: '' },
        reason: 'locked',
      });
      expect(await refusal(caller.client, 'knock', { to: host.self, payload: '' })).toBe(
        'peer_not_in_room',
      );
      await knock(caller, guest);
      guest.client.emit('answer_knock', { peer: caller.self, admit: true });
      await caller.client.next('room_joined');
    });

    it('and has people wait while the host is away', async () => {
      const { host, guest } = await open(2);
      await lock(host);
      const caller = await standAtDoor();
      await host.client.close();
      await guest.client.next('peer_away');
      expect(await caller.client.next('door_closed')).toMatchObject({ host: null });
      expect(await refusal(caller.client, 'knock', { to: host.self, payload: '' })).toBe(
        'peer_not_in_room',
      );
      const back = await server.connect();
      const returning = { token: host.token, inCall: true };
      const seat = await back.join('sala', { returning, session: SESSION });
      expect(await caller.client.next('door_closed')).toMatchObject({
        host: { id: host.self, session: SESSION },
      });
      await knock(caller, { client: back, self: seat.self });
    });

    it('and queues who is let in while the room is full', async () => {
      const { host, guest } = await open(2, { roomCapacity: 2 });
      await lock(host);
      const caller = await standAtDoor();
      caller.client.emit('start_call');
      await knock(caller, host);
      host.client.emit('answer_knock', { peer: caller.self, admit: true });
      expect(await caller.client.next('full_room')).toEqual({
        capacity: 2,
        position: 1,
        token: A_TOKEN,
      });
      guest.client.emit('leave_room');
      expect(await caller.client.next('room_joined')).toMatchObject({ self: caller.self });
    });

    it('until the room is no more', async () => {
      const { host, guest } = await open(2);
      host.client.emit('remove_peer', { peer: guest.self });
      host.client.emit('lock_room', { locked: false });
      const caller = await standAtDoor({ returning: { token: guest.token, inCall: false } });
      host.client.emit('leave_room');
      expect(await caller.client.next('knock_refused')).toEqual({ reason: 'room_empty' });
      await caller.client.join('sala');
    });
  });

  describe('after somebody was removed', () => {
    const removeGuest = async () => {
      const people = await open(3);
      const { host, guest, other } = people;
      await drainAll(people.people);
      host.client.emit('remove_peer', { peer: guest.self });
      expect(await guest.client.next('signal_error')).toEqual({ code: 'removed', event: null });
      for (const { client } of [host, other]) {
        expect(await client.next('peer_left')).toEqual({ peer: guest.self, removed: true });
        expect(await client.next('door_changed')).toMatchObject({ host: host.self, locked: true });
      }
      return people;
    };

    it('takes the seat and every word from who was removed', async () => {
      const { host, guest } = await removeGuest();
      expect(await refusal(guest.client, 'webrtc_offer', { to: host.self, payload: 'x' })).toBe(
        'not_seated',
      );
      expect(await refusal(guest.client, 'lock_room', { locked: false })).toBe('not_seated');
    });

    it('bars the old seat even when the room is open again, until the host lets it in', async () => {
      const { host, guest } = await removeGuest();
      host.client.emit('lock_room', { locked: false });
      await host.client.next('door_changed');
      const caller = await standAtDoor({
        returning: { token: guest.token, inCall: true, door: guest.door.token },
      });
      expect(caller).toMatchObject({ self: guest.self, reason: 'removed' });
      await knock(caller, host);
      host.client.emit('answer_knock', { peer: guest.self, admit: true });
      expect(await caller.client.next('room_joined')).toMatchObject({ self: guest.self });
      // From now on it is a seat as any other.
      await caller.client.close();
      await host.client.next('peer_away');
      const back = await server.connect();
      const seat = await back.join('sala', { returning: { token: guest.token, inCall: true } });
      expect(seat.self).toBe(guest.self);
    });

    it('has a new visit by the same link knock too', async () => {
      await removeGuest();
      expect(await standAtDoor()).toMatchObject({ reason: 'locked' });
    });

    it('removes who is away, and holds that seat no longer', async () => {
      const { host, guest, other } = await open(3);
      await guest.client.close();
      await host.client.next('peer_away');
      host.client.emit('remove_peer', { peer: guest.self });
      expect(await other.client.next('peer_left')).toEqual({ peer: guest.self, removed: true });
      const caller = await standAtDoor({ returning: { token: guest.token, inCall: true } });
      expect(caller.reason).toBe('removed');
    });

    it('gives the seat to nobody from the queue whom the host did not let in', async () => {
      const { host, guest } = await open(2, { roomCapacity: 2 });
      const waiting = await server.connect();
      waiting.emit('join_room', { room: 'sala', wait: true });
      await waiting.next('full_room');
      host.client.emit('remove_peer', { peer: guest.self });
      await waiting.next('door_closed');
      await drainAll([host]);
      host.client.emit('lock_room', { locked: false });
      expect((await waiting.next('room_joined')).peers).toHaveLength(1);
    });
  });
});
