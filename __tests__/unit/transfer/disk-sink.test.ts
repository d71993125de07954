import { sweepDisk } from '../../../lib/transfer/disk-sink';
import { standIn } from '../../fakes/stand-in';

/** What `instanceof` asks for. */
class FakeHandle {
  constructor(readonly lastModified: number) {}
  readonly getFile = () => Promise.resolve({ lastModified: this.lastModified });
}

/** @returns the names on the disk, as they are at the moment */
function browserWith(files: Readonly<Record<string, number>>, held: readonly string[]) {
  const handles = new Map(Object.entries(files).map(([name, at]) => [name, new FakeHandle(at)]));
  const directory = {
    entries: () => [...handles],
    removeEntry: (name: string) => Promise.resolve(void handles.delete(name)),
  };
  const getDirectory = () =>
    Promise.resolve({ getDirectoryHandle: () => Promise.resolve(directory) });
  const request = async (name: string, _options: unknown, use: (lock: unknown) => unknown) =>
    use(held.includes(name) ? null : { name });
  const navigator = { storage: { getDirectory }, locks: { request } };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  return () => [...handles.keys()];
}

beforeAll(() => {
  globalThis.FileSystemFileHandle = standIn(FakeHandle);
});

it('deletes what is old, but not what goes on or another page has', async () => {
  const files = { old: 1_000, young: 5_000, kept: 1_000, shown: 1_000 };
  const names = browserWith(files, ['tertulia.transfer.shown']);
  await sweepDisk(['kept'], 4_000);
  expect(names()).toEqual(['young', 'kept', 'shown']);
});
