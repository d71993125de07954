/** What was measured beside what is to be reached. */
export interface Outcome {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
  readonly isReached: boolean;
}

/** Prints a table of them. */
export function printOutcomes(outcomes: readonly Outcome[]): void {
  const widest = (key: 'what' | 'value') => Math.max(...outcomes.map((one) => one[key].length));
  for (const { what, value, aim, isReached } of outcomes) {
    const columns = [what.padEnd(widest('what')), value.padStart(widest('value')), aim];
    console.log(`${isReached ? 'reached' : 'MISSED '}  ${columns.join('  ')}`);
  }
}

/** @returns a row of the table for something that is to be at most so much */
export function atMost(what: string, value: number, most: number, unit: string): Outcome {
  return row(
    what,
    value,
    `at most ${String(Math.round(most * 10) / 10)} ${unit}`,
    value <= most,
    unit,
  );
}

/** @returns a row of the table for something that is to be at least so much */
export function atLeast(what: string, value: number, least: number, unit: string): Outcome {
  return row(
    what,
    value,
    `at least ${String(Math.round(least * 10) / 10)} ${unit}`,
    value >= least,
    unit,
  );
}

function row(what: string, value: number, aim: string, isReached: boolean, unit: string): Outcome {
  return { what, value: `${value.toFixed(1)} ${unit}`, aim, isReached };
}
