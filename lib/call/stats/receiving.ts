import type { LinkFigures } from './link-figures';

/** What of somebody's sound and pictures arrives. */
export interface Receiving {
  readonly sound: boolean;
  readonly picture: boolean;
}

/**
 * @param looks the last ones, from old to new. One without anything is no gap yet: who is silent sends little, and a
 * screen that stands still next to nothing.
 * @returns null without any look
 */
export function receivingOf(looks: readonly LinkFigures[]): Receiving | null {
  if (looks.length === 0) return null;
  const lately = looks.slice(-2).map(({ received }) => received);
  return {
    sound: lately.some((received) => (received.get('microphone')?.bitrate ?? 0) > 0),
    picture: lately.some((received) =>
      [received.get('camera'), received.get('screen')].some((one) => (one?.frameRate ?? 0) > 0),
    ),
  };
}
