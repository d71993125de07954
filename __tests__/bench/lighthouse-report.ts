/** What is the same on each machine, and has to be without fault. */
export const faultless = ['accessibility', 'best-practices'] as const;

export type Category = (typeof faultless)[number] | 'performance';

/** What performance has to be, of 100. */
export const FAST_ENOUGH = 95;

/** In so many rounds. */
const ROUNDS = 3;

/**
 * A machine that has something else to do makes a page slower, and none makes it faster: a page that was fast in these
 * rounds is, however it did in others, and a slow one is in none.
 */
export const isFast = (scores: readonly number[]): boolean =>
  scores.filter((score) => Math.round(score) >= FAST_ENOUGH).length >= ROUNDS;

/** From this `benchmarkIndex` on Lighthouse holds a machine for fast enough to be a telephone when it is slowed down. */
const EXPECTED_INDEX = 1_000;

/** How many times slower Lighthouse has a telephone, of such a machine. */
const SLOWDOWN = 4;

/** @returns by how much that machine has to be slowed down to be the same telephone; a slower one less */
export const slowdownFor = (benchmarkIndex: number): number =>
  Math.max(1, SLOWDOWN * Math.min(1, benchmarkIndex / EXPECTED_INDEX));

/** What we read of Lighthouse's report (its `--output=json`). A score is from 0 to 1, or null when there is none. */
export interface LighthouseReport {
  readonly categories: Readonly<
    Partial<
      Record<Category, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>
    >
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  /** Rises with what the machine's processor did in a moment before. */
  readonly environment: { readonly benchmarkIndex: number };
}

interface AuditRef {
  readonly id: string;
  /** Of its score in that of the category: 0 for what is only told. */
  readonly weight: number;
}

interface Audit {
  readonly score: number | null;
  readonly title: string;
  /** What was measured, with its unit. */
  readonly displayValue?: string;
}

/** @returns the score of a category, of 100; 0 when the page could not be looked at. */
export function scoreOf({ categories }: LighthouseReport, category: Category): number {
  return (categories[category]?.score ?? 0) * 100;
}

/** @returns what a category's score is made of: what was measured, and what it is worth of 100 */
export function measuredFor({ categories, audits }: LighthouseReport, category: Category): string {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => {
      const worth = String(Math.round((audits[id]?.score ?? 0) * 100));
      return `${id} ${audits[id]?.displayValue ?? '?'} (${worth})`;
    })
    .join(', ');
}

/** @returns what keeps a page from being without fault; nothing for one that is. */
export function faultsOf(report: LighthouseReport): readonly string[] {
  return faultless
    .filter((category) => scoreOf(report, category) < 100)
    .flatMap((category) => [`${category} is not 100`, ...failedAudits(report, category)]);
}

function failedAudits({ categories, audits }: LighthouseReport, category: Category): string[] {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => `${id}: ${audits[id]?.title ?? ''}`);
}
