import { expect } from '@playwright/test';
import type { InboundTrack } from './call-probe';

/** Frames that must be decoded after the first look, before a picture counts as moving. */
const FRAMES = 3;

/** A page in whatever browser, as far as media are concerned. */
export interface MediaReceiver {
  readonly inbound: () => Promise<InboundTrack[]>;
}

/**
 * Waits until exactly this many remote pictures advance and this many remote sounds are heard: more frames
 * decoded, and more energy played, than at the first look.
 */
export async function expectMedia(
  receiver: MediaReceiver,
  expected: { readonly pictures: number; readonly sounds: number },
): Promise<void> {
  const firstLook = new Map<string, InboundTrack>();
  const advancing = async () => {
    const tracks = await receiver.inbound();
    const moved = tracks.filter((track) => {
      const first = firstLook.get(track.id);
      if (first === undefined) firstLook.set(track.id, track);
      return first !== undefined && hasAdvanced(first, track);
    });
    return {
      pictures: moved.filter(({ kind }) => kind === 'video').length,
      sounds: moved.filter(({ kind }) => kind === 'audio').length,
    };
  };
  await expect.poll(advancing, { timeout: 30_000 }).toEqual(expected);
}

function hasAdvanced(first: InboundTrack, now: InboundTrack): boolean {
  if (now.kind === 'video') return now.framesDecoded >= first.framesDecoded + FRAMES;
  return now.audioEnergy > first.audioEnergy;
}
