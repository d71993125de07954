import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const iconOf = (name: string) =>
  readFileSync(join(__dirname, '../../../../public', name), 'utf8').trim();

// `npm run pictures` makes the one of the other.
test('the icon with a mark is the icon, and a mark', () => {
  const [plain = '', end] = iconOf('icon.svg').split('</svg>');
  expect(end).toBe('');
  expect(iconOf('icon-mark.svg').replace(plain, '').trim()).toMatch(/^<circle [^>]*\/>\s*<\/svg>$/);
});
