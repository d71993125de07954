import puppeteer, { type Browser } from 'puppeteer-core';
import { findExecutable, windowsPrograms } from './executables';

/** @returns the path of a Firefox on this machine, or null. `FIREFOX_PATH` goes first. */
export function findFirefox(): string | null {
  return findExecutable({
    override: process.env.FIREFOX_PATH,
    names: ['firefox-esr', 'firefox'],
    places: [
      '/usr/bin/firefox-esr',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsPrograms('Mozilla Firefox/firefox.exe'),
    ],
  });
}

/** Fake devices without questions, sound without a click, and calls over the loopback interface. */
const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'media.autoplay.block-webaudio': false,
  // Without a sound card an AudioContext would never run.
  'media.cubeb.force_mock_context': true,
  'intl.accept_languages': 'en-US, en',
};

/** Starts a stock Firefox, driven over WebDriver BiDi. */
export function launchFirefox(executablePath: string): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: preferences,
  });
}
