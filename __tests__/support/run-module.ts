import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const project = join(__dirname, '../..');

/**
 * Calls a function of an ES module in a process of its own: Jest can't load such a module as it is.
 *
 * @param path of the module, from the project's folder on
 * @param args and the result, if any, travel as JSON
 */
export async function runModule(path: string, name: string, ...args: unknown[]): Promise<unknown> {
  const url = pathToFileURL(join(project, path)).href;
  const script = `
    const module = await import(${JSON.stringify(url)});
    const result = await module[${JSON.stringify(name)}](...${JSON.stringify(args)});
    process.stdout.write(JSON.stringify(result ?? null));`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
}
