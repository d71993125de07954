import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium';

const DOWNLOAD_TIMEOUT_MS = 300_000;

/**
 * Finds a Chromium, or gets one: Playwright's own, else (on Debian and its kin, as root) the
 * distribution's package.
 * @returns its path
 * @throws when there is none and none could be had; the message says what to do
 */
export function obtainChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (process.env.CHROMIUM_PATH !== undefined) {
    throw new Error(
      `CHROMIUM_PATH is '${process.env.CHROMIUM_PATH}', and no browser starts there.`,
    );
  }

  console.log('No Chromium or Chrome found: downloading the one of Playwright...');
  run(process.execPath, [require.resolve('@playwright/test/cli'), 'install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded !== null) return downloaded;

  if (isDebianAsRoot()) {
    console.log("That did not work: installing the distribution's chromium...");
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== null) return installed;
  }

  throw new Error(
    'These tests need Chromium or Chrome. None was found, and none could be installed. ' +
      'Install one and, if it is in an unusual place, name it in CHROMIUM_PATH.',
  );
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: 'inherit', timeout: DOWNLOAD_TIMEOUT_MS, env });
}

function isDebianAsRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}
