import { cleanFileName } from '../../../lib/transfer/clean-file-name';
import { MAX_NAME_BYTES } from '../../../lib/transfer/limits';

it.each([
  ['plan.pdf', 'plan.pdf'],
  ['../../x', 'x'],
  ['C:\\Users\\ana\\plan.pdf', 'plan.pdf'],
  ['/etc/passwd', 'passwd'],
  ['dir/', 'dir'],
  ['', 'file'],
  ['...', 'file'],
  ['/', 'file'],
  ['. .', 'file'],
  ['.bashrc', 'bashrc'],
  ['a\u0000b\nc.txt', 'ab c.txt'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  ['zero\u200bwidth.txt', 'zerowidth.txt'],
  ['a<b>c:d"e|f?g*.txt', 'a_b_c_d_e_f_g_.txt'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['nul .txt', '_nul .txt'],
  ['CONIN$', '_CONIN$'],
  ['console.txt', 'console.txt'],
  ['trailing. . ', 'trailing'],
  ['árbol 树 🎉.png', 'árbol 树 🎉.png'],
])('%j is saved as %j', (given, clean) => {
  expect(cleanFileName(given)).toBe(clean);
});

it('ends with nothing that Windows takes off, where it was cut', () => {
  const long = 'a'.repeat(MAX_NAME_BYTES - 1);
  expect(cleanFileName(`${long} b`)).toBe(long);
  expect(cleanFileName(`${long}. b`)).toBe(long);
});

it('is short enough for any disk, and keeps what tells its kind', () => {
  const name = cleanFileName(`${'🎉'.repeat(300)}.jpeg`);
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(MAX_NAME_BYTES);
  expect(name).toMatch(/^🎉+\.jpeg$/u);
});
