/** On a busy machine too. A test's own limit may be shorter, but would leave this looking for ever. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 10;

/** Waits until something is so. @throws {Error} when it does not get so */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>) {
  const endMs = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
