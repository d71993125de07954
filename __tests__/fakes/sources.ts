import type { Sources } from '../../lib/call/media/allocation';

/** Of somebody who sends a camera and a voice, and nothing else. */
export const sources: Sources = {
  camera: { width: 1280, height: 720 },
  screen: false,
  screenAudio: false,
  music: false,
  soundOnly: false,
};
