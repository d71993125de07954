/** What was heard of one stretch of speech. */
interface SpeechResult {
  readonly 0?: { readonly transcript: string };
}

/** All that one recogniser has heard so far (Web Speech API, `SpeechRecognitionEvent`). */
export interface SpeechEvent {
  readonly results: ArrayLike<SpeechResult>;
}

/** One recogniser: what of `SpeechRecognition` is used here. */
export interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** Whether sound has to stay on the device. */
  processLocally: boolean;
  onstart: (() => void) | null;
  onresult: ((event: SpeechEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start: (track: MediaStreamTrack) => void;
  abort: () => void;
}

interface LanguageQuestion {
  readonly langs: readonly string[];
  readonly processLocally: true;
}

/** Makes recognisers, and knows which languages they can be had for. */
export interface Recognition {
  new (): Recogniser;
  readonly available: (
    question: LanguageQuestion,
  ) => Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  /** Fetches what a language needs. @returns whether it is there now */
  readonly install: (question: LanguageQuestion) => Promise<boolean>;
}

declare global {
  interface Window {
    /** Only some browsers have it (Web Speech API, `SpeechRecognition`). */
    readonly SpeechRecognition?: Recognition;
  }
}

/** Versions of Chrome there passed over the track, and listened to the microphone. */
const DEAF_TO_TRACKS = /Android/;

/**
 * @returns what turns speech into text on this device; null where the browser can't promise that, as all do that know speech
 *   recognition from before `processLocally`: they send what is said to their maker.
 */
export function deviceRecognition(): Recognition | null {
  if (DEAF_TO_TRACKS.test(navigator.userAgent)) return null;
  const kind = window.SpeechRecognition;
  if (!kind || !('available' in kind) || !('install' in kind)) return null;
  return 'processLocally' in kind.prototype ? kind : null;
}
