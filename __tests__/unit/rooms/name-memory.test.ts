import {
  nameHere,
  rememberName,
  rememberedName,
  rememberNameHere,
} from '../../../lib/rooms/name-memory';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { FakeStorage } from '../../fakes/fake-storage';
import { standIn } from '../../fakes/stand-in';

describe('name memory', () => {
  it('gives back the name as it fits a tile', () => {
    const storage = new FakeStorage();
    expect(rememberedName(storage)).toBe('');
    rememberName(' Ana  María ', storage);
    expect(rememberedName(storage)).toBe('Ana María');
  });

  it('does not trust what lies in the storage', () => {
    const storage = new FakeStorage();
    storage.setItem('tertulia.name', `\u202e${'x'.repeat(200)}`);
    expect(rememberedName(storage)).toBe('x'.repeat(60));
  });

  it('knows in each room of a tab what somebody is called there', () => {
    const storage = new FakeStorage();
    const [room, other] = [standIn<RoomId>('sala'), standIn<RoomId>('otra')];
    expect(nameHere(room, storage)).toBeNull();
    rememberNameHere(room, ' Ana  María ', storage);
    expect(nameHere(room, storage)).toBe('Ana María');
    expect(nameHere(other, storage)).toBeNull();
  });

  it('does without a storage', () => {
    rememberName('Ana');
    expect(rememberedName()).toBe('');
  });
});
