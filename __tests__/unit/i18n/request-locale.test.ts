import { requestLocale } from '../../../lib/preferences/request-locale';

it.each([
  ['nothing at all', {}, 'en'],
  ['a preference', { 'accept-language': 'es-AR,es;q=0.9,en;q=0.8' }, 'es'],
  ['weights', { 'accept-language': 'es;q=0.3,en;q=0.7' }, 'en'],
  ['a language we do not speak, then one we do', { 'accept-language': 'ja,es;q=0.5' }, 'es'],
  ['only languages we do not speak', { 'accept-language': 'ja,ko' }, 'en'],
  ['Brazil', { 'accept-language': 'pt-BR,pt;q=0.9,en;q=0.8' }, 'pt'],
  ['Austria', { 'accept-language': 'de-AT' }, 'de'],
  ['Egypt', { 'accept-language': 'ar-EG,en;q=0.5' }, 'ar'],
  ['regions and weights', { 'accept-language': 'fr-CA;q=0.3,pt-PT;q=0.9' }, 'pt'],
  ['a language that is refused', { 'accept-language': 'fr;q=0,de;q=0.1' }, 'de'],
  ['nonsense', { 'accept-language': ';;q=,' }, 'en'],
  ['a choice against the preference', { cookie: 'a=b; locale=es', 'accept-language': 'en' }, 'es'],
  ['a choice of no language', { cookie: 'locale=__proto__', 'accept-language': 'es' }, 'es'],
  ['a cookie whose name only ends so', { cookie: 'xlocale=es' }, 'en'],
])('%s', (_, headers, locale) => {
  expect(requestLocale(headers)).toBe(locale);
});
