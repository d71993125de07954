import { rememberName, rememberedName } from '../../../lib/rooms/name-memory';
import { FakeStorage } from '../../fakes/fake-storage';

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

  it('does without a storage', () => {
    rememberName('Ana');
    expect(rememberedName()).toBe('');
  });
});
