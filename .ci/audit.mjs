import { spawnSync } from 'node:child_process';

/** Not every registry that packages are installed from knows of their weaknesses. */
const UNKNOWN = 'The registry does not say what weaknesses packages have: not audited.';

/** Fails when a package that runs in production has a weakness known to be high or critical. */
function audit() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
  const counts = countsIn(stdout);
  if (!counts) {
    console.warn(UNKNOWN);
    return;
  }
  console.log(`Known weaknesses in production packages: ${JSON.stringify(counts)}`);
  if (counts.high + counts.critical > 0) {
    console.error('See npm audit --omit=dev.');
    process.exitCode = 1;
  }
}

/** @returns how many there are of each severity, or null when that is not what was printed. */
function countsIn(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

audit();
