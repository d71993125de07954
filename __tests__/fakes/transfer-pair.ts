import type { TransferPerson } from './transfer-world';
import { FakeFile, TransferWorld } from './transfer-world';

/** So many bytes, no two blocks of which are the same. */
export const bytesOf = (size: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);

/** A file of that many bytes. */
export const fileOf = (size: number, name = 'plan.bin'): FakeFile =>
  new FakeFile(bytesOf(size), name, { lastModified: 1_700_000_000_000 });

interface Pair {
  readonly world: TransferWorld;
  readonly ana: TransferPerson;
  readonly ben: TransferPerson;
}

/** Two people whose pages are linked. */
export async function pair(): Promise<Pair> {
  const world = new TransferWorld();
  const [ana, ben] = [world.come('ana'), world.come('ben')];
  world.link(ana, ben);
  await world.live();
  return { world, ana, ben };
}

/** Takes the only offer, or each one. */
export function accept(person: TransferPerson): void {
  for (const { id } of person.views) person.page.accept(id, 'inBrowser');
}

/** Each person's page knows who else is in the call. */
export function showPeople(...people: readonly TransferPerson[]): void {
  for (const person of people) {
    const others = people.filter((one) => one !== person);
    person.page.setPeople(others.map(({ id }) => ({ id, name: id })));
  }
}

/** Ana offers Ben files, and he takes them. */
export async function underWay({ world, ana, ben }: Pair, ...files: readonly File[]) {
  ana.page.send(files, null);
  await world.until(() => ben.views.length === files.length);
  accept(ben);
  await world.live(20);
}
