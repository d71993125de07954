import { MEMORY_BYTES } from '../../../lib/transfer/limits';
import { MemorySinks } from '../../../lib/transfer/memory-sink';

it('keeps no more files in memory than there is space for all together', async () => {
  const memory = new MemorySinks();
  const first = memory.keep(MEMORY_BYTES - 10);
  expect(memory.space).toBe(10);
  expect(() => memory.keep(11)).toThrow('Too large');
  memory.keep(10);
  expect(memory.space).toBe(0);
  await first.discard();
  await first.discard();
  expect(memory.space).toBe(MEMORY_BYTES - 10);
});

it('hands over what was written, in order', async () => {
  const sink = new MemorySinks().keep(4);
  await sink.write(2, Uint8Array.of(3, 4));
  await sink.write(0, Uint8Array.of(1, 2));
  const file = await sink.finish('a.bin', 'text/plain');
  expect(file).toMatchObject({ name: 'a.bin', type: 'text/plain', size: 4 });
});
