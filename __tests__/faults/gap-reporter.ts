import { type TestInfo } from '@playwright/test';
import type { Reporter, TestCase } from '@playwright/test/reporter';
import { median } from '../bench/statistics';
import type { MediaGap } from './media-gap';
import { lengthOf } from './media-gap';

const NOTE = 'media gap';

interface Note {
  readonly fault: string;
  readonly gapMs: number;
  /** From the fault's end to the first new picture. */
  readonly afterMs: number;
}

/** @param overMs when the fault itself was over, in milliseconds since the epoch */
export function noteGap(testInfo: TestInfo, fault: string, gap: MediaGap, overMs: number): void {
  const note: Note = { fault, gapMs: lengthOf(gap), afterMs: Math.max(0, gap.toMs - overMs) };
  testInfo.annotations.push({ type: NOTE, description: JSON.stringify(note) });
}

/** Prints what each fault cost in pictures, over all of the times that it struck. */
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
    console.log('\nPictures stood still for (median, worst), from the end of the fault, times:');
    for (const fault of new Set(this.#notes.map((note) => note.fault))) {
      const notes = this.#notes.filter((note) => note.fault === fault);
      const gaps = inSeconds(notes.map(({ gapMs }) => gapMs));
      const after = inSeconds(notes.map(({ afterMs }) => afterMs));
      console.log(`${gaps}  ${after}  ${String(notes.length)}  ${fault}`);
    }
  }
}

function inSeconds(values: readonly number[]): string {
  const words = [median(values), Math.max(...values)].map((ms) => `${(ms / 1_000).toFixed(1)} s`);
  return words.map((word) => word.padStart(7)).join(', ');
}
