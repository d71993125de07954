/** Of a folder, or dropped at once. More is a mistake, or a home directory. */
export const MAX_GATHERED = 200;

export interface GatheredFiles {
  readonly files: readonly File[];
  /** How many there were at most, when there were more. */
  readonly cutTo: number | undefined;
}

/** @returns the first of them, as many as may be */
export function gathered(files: readonly File[]): GatheredFiles {
  const cutTo = files.length > MAX_GATHERED ? MAX_GATHERED : undefined;
  return { files: files.slice(0, MAX_GATHERED), cutTo };
}
