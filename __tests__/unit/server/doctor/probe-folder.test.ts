import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeFolder } from '../../../../server/doctor/probe-folder';

describe('a look at a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-probe-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds one that is there', () => {
    const state = probeFolder(folder);
    expect(state).toMatchObject({ kind: 'there', writable: true });
    expect(state.kind === 'there' && state.mode & 0o777).toBe(0o700);
  });

  it('finds out that one can be made, however deep', () => {
    expect(probeFolder(join(folder, 'some', 'where'))).toEqual({ kind: 'missing' });
  });

  it('takes no file for a folder', () => {
    expect(probeFolder(file)).toEqual({ kind: 'impossible', reason: 'it is no folder' });
  });

  it('does not find what can be written to where nobody can write', () => {
    expect(probeFolder('/proc/self/tertulia')).toMatchObject({ kind: 'impossible' });
  });
});
