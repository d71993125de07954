import { guardedStorage } from '../../../lib/storage/text-storage';
import { FakeStorage } from '../../fakes/fake-storage';

describe('guardedStorage', () => {
  it('reads and writes', () => {
    const storage = new FakeStorage();
    const guarded = guardedStorage(() => storage);
    guarded.setItem('a', 'b');
    expect(guarded.getItem('a')).toBe('b');
    expect(storage.getItem('a')).toBe('b');
  });

  it('remembers nothing where the browser denies the access', () => {
    const guarded = guardedStorage(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(() => guarded.setItem('a', 'b')).not.toThrow();
    expect(guarded.getItem('a')).toBeNull();
  });
});
