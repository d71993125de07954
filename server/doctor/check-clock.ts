import type { Finding } from './finding';

/** A clock that was read over the network. Times in milliseconds since 1970. */
export interface ClockReading {
  /** What it said; it counts whole seconds. */
  readonly theirsMs: number;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

const NEGLIGIBLE_MS = 10_000;
const TOO_MUCH_MS = 120_000;

/** @param reading null when nobody could be asked */
export function checkClock(reading: ClockReading | null): Finding {
  const subject = 'Clock';
  const advice =
    'Keep it right with NTP (`timedatectl`): the credentials of the relay expire by it.';
  if (reading === null) {
    return {
      status: 'warning',
      subject,
      words:
        'It could not be compared: PUBLIC_URL is not set, does not answer, or is this machine.',
      advice,
    };
  }
  const { theirsMs, askedAtMs, answeredAtMs } = reading;
  // Anything between asking and the answer is possible, and half a second is what whole seconds hide.
  const offMs = theirsMs + 500 - (askedAtMs + answeredAtMs) / 2;
  const offSeconds = Math.round(Math.abs(offMs) / 1_000);
  if (Math.abs(offMs) <= NEGLIGIBLE_MS) {
    return { status: 'ok', subject, words: 'It agrees with that of PUBLIC_URL.' };
  }
  const words = `It is ${offSeconds} s ${offMs > 0 ? 'behind' : 'ahead of'} that of PUBLIC_URL.`;
  return { status: Math.abs(offMs) > TOO_MUCH_MS ? 'failure' : 'warning', subject, words, advice };
}
