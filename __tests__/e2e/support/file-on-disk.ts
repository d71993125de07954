import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { hashOf } from './file-list';

const MIB = 1024 * 1024;

/** A file that stays as it is, so that it can be picked again. */
export interface FileOnDisk {
  readonly name: string;
  readonly path: string;
  readonly hash: string;
}

export async function fileOnDisk(info: TestInfo, name: string, mib: number): Promise<FileOnDisk> {
  const content = randomBytes(mib * MIB);
  const path = info.outputPath(name);
  await writeFile(path, content);
  return { name, path, hash: hashOf(content) };
}
