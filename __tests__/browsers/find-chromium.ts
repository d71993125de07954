import { chromium } from '@playwright/test';
import { findExecutable, windowsPrograms } from './executables';

/** @returns the path of a Chromium or Chrome on this machine, or null. `CHROMIUM_PATH` goes first. */
export function findChromium(): string | null {
  return findExecutable({
    override: process.env.CHROMIUM_PATH,
    names: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'],
    places: [
      chromium.executablePath(),
      '/usr/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windowsPrograms('Google/Chrome/Application/chrome.exe'),
      ...windowsPrograms('Chromium/Application/chrome.exe'),
    ],
  });
}
