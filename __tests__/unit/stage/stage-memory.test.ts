import {
  rememberedLayout,
  rememberedOwnPlace,
  rememberLayout,
  rememberOwnPlace,
} from '../../../lib/stage/stage-memory';
import { guardedStorage } from '../../../lib/storage/text-storage';

const kept = () => {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
};

it('remembers what was chosen', () => {
  const storage = kept();
  rememberLayout('speaker', storage);
  rememberOwnPlace('hidden', storage);
  expect(rememberedLayout(storage)).toBe('speaker');
  expect(rememberedOwnPlace(storage)).toBe('hidden');
});

it.each(['', 'mosaic', '{"layout":1}', 'grid '])('takes %j for nothing', (text) => {
  const storage = { ...kept(), getItem: () => text };
  expect(rememberedLayout(storage)).toBe('automatic');
  expect(rememberedOwnPlace(storage)).toBe('tile');
});

it('does without a storage that throws', () => {
  const storage = guardedStorage(() => {
    throw new Error('denied');
  });
  expect(() => rememberLayout('grid', storage)).not.toThrow();
  expect(rememberedLayout(storage)).toBe('automatic');
});
