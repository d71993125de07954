import {
  captionLanguages,
  fetchLanguage,
  nearestLanguage,
} from '../../../lib/captions/caption-languages';
import { deviceRecognition } from '../../../lib/captions/device-recognition';
import { fakeRecognition } from '../../fakes/fake-recognition';

const some = { 'de-DE': 'available', 'en-US': 'downloadable', 'fr-FR': 'downloading' } as const;

describe('languages of captions', () => {
  it('are those that the browser has, or can fetch', async () => {
    expect(await captionLanguages(fakeRecognition(some).recognition)).toEqual([
      'de-DE',
      'en-US',
      'fr-FR',
    ]);
  });

  it('are none where a policy forbids the question', async () => {
    const { recognition } = fakeRecognition(some);
    recognition.available = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    expect(await captionLanguages(recognition)).toEqual([]);
  });

  it('are fetched once, if they are not there', async () => {
    const { recognition, fetched } = fakeRecognition(some);
    expect(await fetchLanguage(recognition, 'de-DE')).toBe(true);
    expect(fetched).toEqual([]);
    expect(await fetchLanguage(recognition, 'en-US')).toBe(true);
    expect(fetched).toEqual(['en-US']);
    recognition.fetches = false;
    expect(await fetchLanguage(recognition, 'en-US')).toBe(false);
    recognition.install = () => Promise.reject(new Error());
    expect(await fetchLanguage(recognition, 'en-US')).toBe(false);
  });

  it.each([
    ['de', 'de-DE'],
    ['en', 'en-US'],
    ['pt', 'en-US'],
  ] as const)('for a page in %s are %s before others', (locale, nearest) => {
    expect(nearestLanguage(['de-DE', 'en-US'], locale)).toBe(nearest);
  });

  it('may be another one, or none at all', () => {
    expect(nearestLanguage(['de-DE', 'it-IT'], 'ar')).toBe('de-DE');
    expect(nearestLanguage([], 'en')).toBeNull();
  });
});

describe('recognition on the device', () => {
  const { navigator } = globalThis;
  const define = (kind: unknown, userAgent = 'Chrome on Linux') => {
    const window = { SpeechRecognition: kind };
    Object.defineProperty(globalThis, 'window', { value: window, configurable: true });
    Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });
  };
  class Able {
    static available() {}
    static install() {}
    get processLocally() {
      return true;
    }
  }
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'window');
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  });

  it('is not had where sound would be sent away, or where there is none', () => {
    const older = class {};
    const undemanding = class {
      static available() {}
      static install() {}
    };
    for (const kind of [undefined, older, undemanding]) {
      define(kind);
      expect(deviceRecognition()).toBeNull();
    }
  });

  it('is not had where a microphone may be heard in place of the track', () => {
    define(Able, 'Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile');
    expect(deviceRecognition()).toBeNull();
  });

  it('is had where it can be demanded', () => {
    define(Able);
    expect(deviceRecognition()).toBe(Able);
  });
});
