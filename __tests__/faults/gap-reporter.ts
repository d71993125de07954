import { type TestInfo } from '@playwright/test';
import type { Reporter, TestCase } from '@playwright/test/reporter';
import { median } from '../bench/statistics';
import type { MediaGap, MediaGaps } from './media-gap';
import { lengthOf } from './media-gap';

const NOTE = 'media gap';

interface Note {
  readonly fault: string;
  readonly pictureMs: number;
  /** Null where sound was not to be heard all the time. */
  readonly soundMs: number | null;
  /** From the fault's end to the first new picture. */
  readonly afterMs: number;
}

/**
 * @param gaps without sound where somebody was silent meanwhile
 * @param overMs when the fault itself was over, in milliseconds since the epoch
 */
export function noteGaps(
  testInfo: TestInfo,
  fault: string,
  { picture, sound }: Pick<MediaGaps, 'picture'> & { readonly sound?: MediaGap },
  overMs: number,
): void {
  const note: Note = {
    fault,
    pictureMs: lengthOf(picture),
    soundMs: sound ? lengthOf(sound) : null,
    afterMs: Math.max(0, picture.toMs - overMs),
  };
  testInfo.annotations.push({ type: NOTE, description: JSON.stringify(note) });
}

/** Prints what each fault cost in pictures and in sound, over all of the times that it struck. */
export default class GapReporter implements Reporter {
  readonly #notes: Note[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description } of annotations) {
      if (type === NOTE && description) this.#notes.push(JSON.parse(description) as Note);
    }
  }

  onEnd(): void {
    if (this.#notes.length === 0) return;
    console.log('\nMedian, worst of: pictures stood still, sound was missing, pictures came');
    console.log('again after the end of the fault; times; fault');
    for (const fault of new Set(this.#notes.map((note) => note.fault))) {
      const notes = this.#notes.filter((note) => note.fault === fault);
      const columns = [
        notes.map(({ pictureMs }) => pictureMs),
        notes.flatMap(({ soundMs }) => soundMs ?? []),
        notes.map(({ afterMs }) => afterMs),
      ];
      console.log([...columns.map(inSeconds), String(notes.length), fault].join('  '));
    }
  }
}

function inSeconds(values: readonly number[]): string {
  const words =
    values.length === 0
      ? ['-', '-']
      : [median(values), Math.max(...values)].map((ms) => `${(ms / 1_000).toFixed(1)} s`);
  return words.map((word) => word.padStart(7)).join(', ');
}
