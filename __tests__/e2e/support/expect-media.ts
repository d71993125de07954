import { expect } from '@playwright/test';
import type { InboundTrack } from './call-probe';

/** Between two looks. Long enough for frames to come at the slowest acceptable rate. */
const LOOK_INTERVAL_MS = 500;

/** A page in whatever browser, as far as media are concerned. */
export interface MediaReceiver {
  readonly inbound: () => Promise<InboundTrack[]>;
}

/**
 * Waits until, between one look and the next, exactly this many remote pictures advance (more frames
 * decoded) and this many remote sounds are heard (more energy played; silence adds none).
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
  const options = { timeout: 30_000, intervals: [LOOK_INTERVAL_MS] };
  await expect.poll(look, options).toEqual(expected);
}

function advanced(before: readonly InboundTrack[], now: readonly InboundTrack[]) {
  const earlier = new Map(before.map((track) => [track.id, track]));
  const count = (kind: string, amount: (track: InboundTrack) => number) =>
    now.filter((track) => {
      const last = earlier.get(track.id);
      return track.kind === kind && last !== undefined && amount(track) > amount(last);
    }).length;
  return {
    pictures: count('video', (track) => track.framesDecoded),
    sounds: count('audio', (track) => track.audioEnergy),
  };
}
