import { en } from '../../../lib/i18n/en';
import { es } from '../../../lib/i18n/es';
import { preferenceCookie, readPreference } from '../../../lib/preferences/preference-cookie';
import { readVisitor } from '../../../lib/preferences/visitor';

const visit = async (headers: Parameters<typeof readVisitor>[0]['headers']) => {
  const appendHeader = jest.fn();
  return { visitor: await readVisitor({ headers }, { appendHeader }), appendHeader };
};

it('reads language, words and theme from the request, and says that the answer depends on it', async () => {
  const { visitor, appendHeader } = await visit({ cookie: 'theme=dark', 'accept-language': 'es' });
  expect(visitor).toEqual({ locale: 'es', catalogue: es, theme: 'dark' });
  expect(appendHeader).toHaveBeenCalledWith('Vary', 'Cookie, Accept-Language');
});

it('falls back to English and to the theme of the device', async () => {
  const { visitor } = await visit({ cookie: 'theme=%22; locale=x' });
  expect(visitor).toEqual({ locale: 'en', catalogue: en, theme: 'system' });
});

it('sends no words again to who goes from one page to another', async () => {
  const { visitor } = await visit({ 'accept-language': 'es', 'x-nextjs-data': '1' });
  expect(visitor).toEqual({ locale: 'es', catalogue: null, theme: 'system' });
});

it('reads back what it writes', () => {
  const cookie = preferenceCookie('theme', 'light');
  expect(readPreference(cookie.split(';')[0], 'theme')).toBe('light');
  expect(cookie).toContain('SameSite=Lax');
});
