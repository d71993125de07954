import type { Finding } from './finding';

const MARKS = { ok: 'ok     ', warning: 'WARNING', failure: 'FAILURE' } as const;

/** The report as text: a line for each finding, its advice below it, and a verdict. */
export function formatReport(findings: readonly Finding[]): string {
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  const lines = findings.flatMap(({ status, subject, words, advice }) => [
    `${MARKS[status]}  ${subject.padEnd(width)}  ${words}`,
    ...(advice === undefined ? [] : [`${' '.repeat(MARKS.ok.length + width + 4)}-> ${advice}`]),
  ]);
  return [...lines, '', verdict(findings), ''].join('\n');
}

function verdict(findings: readonly Finding[]): string {
  const failures = findings.filter(({ status }) => status === 'failure').length;
  const warnings = findings.filter(({ status }) => status === 'warning').length;
  if (failures > 0) return `${counted(failures, 'failure')}, ${counted(warnings, 'warning')}.`;
  return warnings > 0 ? `No failures, ${counted(warnings, 'warning')}.` : 'All is well.';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
