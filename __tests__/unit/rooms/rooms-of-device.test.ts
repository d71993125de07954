import * as v from 'valibot';
import type { RoomAccess } from '../../../lib/rooms/room-access';
import { roomIdFromName } from '../../../lib/rooms/room-name';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import { RoomsOfDevice } from '../../../lib/rooms/rooms-of-device';
import type { RoomId } from '../../../lib/signaling/identifiers';
import type { RoomPass } from '../../../lib/signaling/room-pass';
import { RoomPassSchema } from '../../../lib/signaling/room-pass';
import { FakeStorage } from '../../fakes/fake-storage';

const KEY = 'tertulia.rooms';
const byName: RoomAccess = { kind: 'name', passphrase: 'open sesame' };
const byLink = (): RoomAccess => ({ kind: 'link', secret: newRoomSecret() });

function passUntil(untilMs: number): RoomPass {
  return v.parse(RoomPassSchema, `${(untilMs / 1_000).toString(36)}.${'A'.repeat(43)}`);
}

function roomOf(name: string): RoomId {
  const room = roomIdFromName(name);
  if (!room) throw new Error(`No room: ${name}`);
  return room;
}

function keeping() {
  const storage = new FakeStorage();
  const rooms = new RoomsOfDevice(storage);
  rooms.keep(true);
  const enter = (name: string, atMs: number, access: RoomAccess = byName, pass?: RoomPass | null) =>
    rooms.enter(roomOf(name), access, name, atMs, pass);
  return { storage, rooms, enter, names: () => rooms.getSnapshot().map(({ name }) => name) };
}

describe('RoomsOfDevice', () => {
  it('keeps nothing until that was chosen', () => {
    const storage = new FakeStorage();
    const rooms = new RoomsOfDevice(storage);
    rooms.enter(roomOf('plaza'), byLink(), 'plaza', 1);
    expect(rooms.getSnapshot()).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('has those that were entered last first, each once, by the names that were typed', () => {
    const { rooms, enter, names } = keeping();
    enter('Sala de Ana', 1);
    enter('plaza', 2);
    enter('Sala de Ana', 3);
    expect(names()).toEqual(['Sala de Ana', 'plaza']);
    expect(rooms.getSnapshot().map(({ enteredMs }) => enteredMs)).toEqual([3, 2]);
  });

  it('has the key of a link, and whether the server was shown it; and no passphrase', () => {
    const { storage, rooms, enter } = keeping();
    const secret = newRoomSecret();
    enter('plaza', 1, { kind: 'link', secret, shown: true });
    enter('sala', 2);
    const [sala, plaza] = rooms.getSnapshot();
    expect(plaza?.path).toContain(`#${secret}`);
    expect([sala?.shown, plaza?.shown]).toEqual([false, true]);
    expect(storage.getItem(KEY)).not.toContain('sesame');
  });

  it('has the pass that a room was entered with, until it is over or refused', () => {
    const { storage, rooms, enter } = keeping();
    const DAY_MS = 86_400_000;
    const pass = passUntil(2 * DAY_MS);
    enter('sala', 1, byName, pass);
    expect(rooms.getSnapshot()[0]?.to).toBe(`/room/sala#pass=${pass}`);
    enter('sala', 2);
    enter('plaza', DAY_MS);
    expect(new RoomsOfDevice(storage).getSnapshot()[1]?.pass).toBe(pass);
    enter('plaza', 2 * DAY_MS);
    expect(rooms.getSnapshot().map(({ to }) => to)).toEqual(['/room/plaza', '/room/sala']);
    expect(storage.getItem(KEY)).not.toContain(pass);

    enter('sala', 3, byName, pass);
    enter('sala', 4, byName, null);
    expect(rooms.getSnapshot()[0]?.to).toBe('/room/sala');
    expect(storage.getItem(KEY)).not.toContain(pass);
  });

  it('forgets one, all, and all when it is no longer wanted, also in a tab that chose it before', () => {
    const { storage, rooms, enter, names } = keeping();
    for (const [at, name] of ['a', 'b', 'c'].entries()) enter(name, at);
    rooms.forget(rooms.getSnapshot()[1]?.path ?? '');
    expect(names()).toEqual(['c', 'a']);
    rooms.forgetAll();
    expect(names()).toEqual([]);
    expect(storage.getItem(KEY)).toBeNull();
    enter('d', 4);
    new RoomsOfDevice(storage).keep(false);
    expect(names()).toEqual([]);
    enter('e', 5);
    expect(storage.getItem(KEY)).toBeNull();
  });

  it('keeps no more than twenty', () => {
    const { enter, names } = keeping();
    for (let at = 0; at < 30; at += 1) enter(`room${at}`, at);
    expect(names()).toHaveLength(20);
    expect(names()[0]).toBe('room29');
  });

  it.each(['', 'null', '[]', '{"path":1}', '[{"path":"/elsewhere","enteredMs":1,"shown":false}]'])(
    'takes what it can not read for nothing: %s',
    (text) => {
      const { storage, rooms, enter, names } = keeping();
      storage.setItem(KEY, text);
      expect(rooms.getSnapshot()).toEqual([]);
      enter('plaza', 1);
      expect(names()).toEqual(['plaza']);
    },
  );

  it('gives the same list as long as nothing changes, and tells of changes', () => {
    const { rooms, enter } = keeping();
    const told = jest.fn();
    rooms.subscribe(told);
    enter('plaza', 1);
    expect(told).toHaveBeenCalledTimes(1);
    expect(rooms.getSnapshot()).toBe(rooms.getSnapshot());
  });
});
