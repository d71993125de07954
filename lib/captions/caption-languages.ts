import type { Locale } from '../i18n/locale';
import type { Recognition } from './device-recognition';

/** What browsers have speech recognition on the device for, as far as is known; each is asked for its own. */
const languages = [
  'ar-EG',
  'cmn-Hans-CN',
  'cmn-Hant-TW',
  'da-DK',
  'de-DE',
  'en-US',
  'es-ES',
  'fr-FR',
  'hi-IN',
  'id-ID',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'sv-SE',
  'th-TH',
  'tr-TR',
  'vi-VN',
] as const;

/** @returns the languages that captions can be made of on this device, some of which have to be fetched first */
export async function captionLanguages(recognition: Recognition): Promise<readonly string[]> {
  const answers = await Promise.all(
    languages.map(async (language) => availability(recognition, language)),
  );
  return languages.filter((_, index) => answers[index] !== 'unavailable');
}

/** Has the browser fetch what a language needs, if it is not there. @returns whether it is there */
export async function fetchLanguage(recognition: Recognition, language: string): Promise<boolean> {
  if ((await availability(recognition, language)) === 'available') return true;
  try {
    return await recognition.install({ langs: [language], processLocally: true });
  } catch {
    return false;
  }
}

/** @returns of these the one that goes with the language of the page, or else English, which most people meet; null without any */
export function nearestLanguage(languages: readonly string[], locale: Locale): string | null {
  const ofThat = (language: string) => languages.find((one) => one.startsWith(`${language}-`));
  return ofThat(locale) ?? ofThat('en') ?? languages[0] ?? null;
}

async function availability(recognition: Recognition, language: string) {
  try {
    return await recognition.available({ langs: [language], processLocally: true });
  } catch {
    // A policy forbids it, or the browser does not know the language.
    return 'unavailable';
  }
}
