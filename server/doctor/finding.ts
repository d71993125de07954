/** What the doctor found about one thing. */
export interface Finding {
  readonly status: 'ok' | 'warning' | 'failure';
  /** What was looked at. */
  readonly subject: string;
  /** What was found, as a sentence. */
  readonly words: string;
  /** What to do about it. */
  readonly advice?: string;
}
