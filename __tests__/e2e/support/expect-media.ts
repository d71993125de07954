import { expect } from '@playwright/test';
import type { InboundTrack } from './call-probe';

/**
 * Between one look and the next. Long enough for frames to come at the slowest acceptable rate; a machine
 * that is busy with five people may take longer to show them all, and gets that time.
 */
const LOOK_INTERVALS_MS = [500, 500, 1_000, 2_000, 4_000];

/** Least growth between two looks. The tones add about 0.02; a silent sender's comfort noise adds 1e-8. */
const AUDIBLE_ENERGY = 1e-4;
const NEW_FRAMES = 1;

/** A page in whatever browser, as far as media are concerned. */
export interface MediaReceiver {
  readonly inbound: () => Promise<InboundTrack[]>;
}

/**
 * Waits until, between one look and the next, exactly this many remote pictures advance (more frames
 * decoded) and this many remote sounds are heard (more energy played).
 */
export async function expectMedia(
  receiver: MediaReceiver,
  expected: { readonly pictures: number; readonly sounds: number },
): Promise<void> {
  let lastLook: readonly InboundTrack[] | null = null;
  const look = async () => {
    const before = lastLook;
    const now = await receiver.inbound();
    lastLook = now;
    return before === null ? 'one look only' : advanced(before, now);
  };
  await expect.poll(look, { intervals: LOOK_INTERVALS_MS }).toEqual(expected);
}

function advanced(before: readonly InboundTrack[], now: readonly InboundTrack[]) {
  const earlier = new Map(before.map((track) => [track.id, track]));
  const count = (kind: string, least: number, amount: (track: InboundTrack) => number) =>
    now.filter((track) => {
      const last = earlier.get(track.id);
      return track.kind === kind && last !== undefined && amount(track) - amount(last) >= least;
    }).length;
  return {
    pictures: count('video', NEW_FRAMES, (track) => track.framesDecoded),
    sounds: count('audio', AUDIBLE_ENERGY, (track) => track.audioEnergy),
  };
}
