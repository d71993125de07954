import type { Reporter, TestCase } from '@playwright/test/reporter';

/** Prints at the end how people were heard over narrow lines, look by look. */
export default class HeardReporter implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd({ title, annotations }: TestCase): void {
    const looks = annotations.filter(({ type }) => type === 'heard');
    if (looks.length === 0) return;
    this.#lines.push(title, ...looks.map(({ description = '' }) => `  ${description}`));
  }

  onEnd(): void {
    if (this.#lines.length > 0)
      console.log(`\nHow it was heard, every 8 s:\n${this.#lines.join('\n')}`);
  }
}
