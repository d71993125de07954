import { expect } from '@playwright/test';
import type { InboundTrack } from './call-probe';

/** Between one look and the next, in milliseconds. */
const LOOK_MS = 1_000;

interface Listener {
  inbound: () => Promise<InboundTrack[]>;
}

/** @returns what looks at the rate of the only sound that comes, in kbit/s since the look before */
function soundRate(person: Listener): () => Promise<number> {
  let [bytes, atMs] = [NaN, NaN];
  return async () => {
    const sound = (await person.inbound()).find(({ kind }) => kind === 'audio');
    if (!sound) return NaN;
    const rate = ((sound.bytes - bytes) * 8) / (sound.atMs - atMs);
    [bytes, atMs] = [sound.bytes, sound.atMs];
    return rate;
  };
}

/** Waits for the rate of the only sound that comes to somebody, in kbit/s. */
export const expectSoundRate = (person: Listener) =>
  expect.poll(soundRate(person), { intervals: [LOOK_MS] });
