import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags } from '../../browsers/chromium-flags';
import { requiredEnv } from './required-env';
import { test as base } from './test';

/** Of Debian's fonts-dejavu-core. */
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

/** Why pictures can't be compared here, or null. */
export const obstacle =
  existsSync(FONT) || process.env.REQUIRE_NETWORK_TESTS === '1' ? null : `there is no ${FONT}`;

/** A test in a browser that draws letters alike, whatever screen and fonts a machine has besides. */
export const test = base.extend({
  launchOptions: async ({}, use) => {
    await use({
      executablePath: requiredEnv('CHROMIUM_PATH'),
      args: [...chromiumFlags, '--font-render-hinting=none', '--disable-lcd-text'],
      env: { ...process.env, FONTCONFIG_FILE: join(__dirname, 'fonts.conf') },
    });
  },
});
