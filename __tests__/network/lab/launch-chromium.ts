import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import type { Namespace } from './namespace';

export interface ChromiumOptions {
  readonly executable: string;
  readonly flags: readonly string[];
  /** The home folder, and with it the certificates that are trusted. */
  readonly home: string;
  /** Where the script that starts it is put. */
  readonly folder: string;
}

/** Starts a Chromium that sees no other network than this host's. */
export function launchChromium(host: Namespace, options: ChromiumOptions): Promise<Browser> {
  const { executable, flags, home, folder } = options;
  // Of this worker: another one may be starting its own at the same place.
  const script = join(folder, `chromium-at-${host.name}-for-${String(process.pid)}`);
  const command = host.inside([executable]).join(' ');
  writeFileSync(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o700 });
  const env = { ...process.env, HOME: home };
  return chromium.launch({ executablePath: script, args: [...flags], env });
}
