import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '..', '..', '..');

/** @returns the absolute path of something in the project */
export function projectPath(path: string): string {
  return join(project, path);
}

export function readProjectFile(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}

export function isInProject(path: string): boolean {
  return existsSync(projectPath(path));
}
