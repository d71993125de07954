import type { Clock } from '../base/clock';
import { once } from '../base/once';
import type { Recogniser, Recognition, SpeechEvent } from './device-recognition';

/** Recognisers end by themselves, after a while or in silence. How long until the next one, when nothing was heard. */
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 8_000;

/** More than that of it is never read at once: in letters, and in stretches of speech, which add up over an hour. */
const MOST_LETTERS = 240;
const MOST_RESULTS = 12;

/** What the browser lacks, or that it may not: a setting or a policy is against it. */
export type CaptionRefusal = 'language' | 'forbidden';

/** Another try makes nothing better (Web Speech API, `SpeechRecognitionErrorCode`). */
const finalErrors: Partial<Record<string, CaptionRefusal>> = {
  'language-not-supported': 'language',
  'not-allowed': 'forbidden',
  'service-not-allowed': 'forbidden',
};

/** Long enough to read what was said last. Who was silent for so long begins anew. */
export const SHOWN_MS = 8_000;

export interface TranscriptionOptions {
  readonly language: string;
  readonly clock: Clock;
  /** What was said last, as it is understood so far. */
  readonly onText: (text: string) => void;
  /** The browser will not do it. */
  readonly onRefusal: (why: CaptionRefusal) => void;
}

/** Turns the sound of one person into text, with one recogniser after the other. */
export class Transcription {
  readonly #recognition: Recognition;
  readonly #track: MediaStreamTrack;
  readonly #options: TranscriptionOptions;
  #recogniser: Recogniser | null = null;
  #pauseMs = FIRST_PAUSE_MS;
  #endWaiting: (() => void) | null = null;
  #closed = false;
  #heardMs = -Infinity;
  /** Of what this recogniser heard, by number: how much there was, and from where on it is new. */
  #count = 0;
  #from = 0;

  constructor(recognition: Recognition, track: MediaStreamTrack, options: TranscriptionOptions) {
    this.#recognition = recognition;
    this.#track = track;
    this.#options = options;
    this.#begin();
  }

  close(): void {
    this.#closed = true;
    this.#endWaiting?.();
    this.#letGo();
  }

  #begin(): void {
    // Whoever it was of has gone, or sends another.
    if (this.#closed || this.#track.readyState === 'ended') return;
    const recogniser = new this.#recognition();
    recogniser.lang = this.#options.language;
    recogniser.continuous = true;
    recogniser.interimResults = true;
    recogniser.processLocally = true;
    recogniser.onresult = (event) => this.#note(event);
    recogniser.onerror = ({ error }) => {
      const refusal = finalErrors[error];
      if (refusal) this.#options.onRefusal(refusal);
      else this.#beginLater();
    };
    recogniser.onend = () => this.#beginLater();
    this.#recogniser = recogniser;
    this.#count = 0;
    this.#from = 0;
    try {
      recogniser.start(this.#track);
    } catch {
      // As when the browser has too many of them at the moment.
      this.#beginLater();
    }
  }

  #letGo(): void {
    const recogniser = this.#recogniser;
    if (!recogniser) return;
    this.#recogniser = null;
    // Before it has begun it takes no word to end (Chromium asks first whether it may).
    recogniser.onstart = () => recogniser.abort();
    recogniser.onresult = null;
    recogniser.onerror = null;
    recogniser.onend = null;
    recogniser.abort();
  }

  #note({ results }: SpeechEvent): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    const nowMs = this.#options.clock.now();
    if (nowMs - this.#heardMs >= SHOWN_MS) this.#from = Math.min(this.#count, results.length - 1);
    this.#heardMs = nowMs;
    this.#count = results.length;
    const first = Math.max(0, this.#from, results.length - MOST_RESULTS);
    const length = results.length - first;
    const last = Array.from({ length }, (_, index) => results[first + index]);
    const text = last.map((result) => result?.[0]?.transcript.trim() ?? '').join(' ');
    this.#options.onText(lastOf(text));
  }

  /** Not every error is followed by an end, and not every end by an error. */
  #beginLater(): void {
    this.#letGo();
    if (this.#closed) return;
    this.#endWaiting = once(this.#options.clock, this.#pauseMs, () => this.#begin());
    this.#pauseMs = Math.min(2 * this.#pauseMs, MAX_PAUSE_MS);
  }
}

/** @returns the end of it, from the beginning of a word on where there are words */
function lastOf(text: string): string {
  const letters = [...text];
  if (letters.length <= MOST_LETTERS) return text;
  const end = letters.slice(-MOST_LETTERS).join('');
  return `… ${end.slice(end.indexOf(' ') + 1)}`;
}
