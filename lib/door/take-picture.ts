import * as v from 'valibot';
import type { KnockPicture } from './knock-picture';
import { KnockPictureSchema, PICTURE_SIDE } from './knock-picture';

const PREFIX = 'data:image/jpeg;base64,';

/** From good to rough: a face fits well below the limit with the first, noise may need the last. */
const QUALITIES = [0.8, 0.5, 0.2];

/**
 * Takes one picture of what a camera shows, cut to a square. Takes it from a video element of its own, so
 * that it does not depend on what the page shows.
 *
 * @returns null when the camera has no picture, or none that is small enough
 */
export async function takePicture(track: MediaStreamTrack): Promise<KnockPicture | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    return squareOf(video);
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}

function squareOf(video: HTMLVideoElement): KnockPicture | null {
  const { videoWidth, videoHeight } = video;
  const side = Math.min(videoWidth, videoHeight);
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_SIDE;
  canvas.height = PICTURE_SIDE;
  const context = canvas.getContext('2d');
  if (!context || side === 0) return null;
  const left = (videoWidth - side) / 2;
  const top = (videoHeight - side) / 2;
  context.drawImage(video, left, top, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  for (const quality of QUALITIES) {
    const address = canvas.toDataURL('image/jpeg', quality);
    const picture = v.safeParse(KnockPictureSchema, address.slice(PREFIX.length));
    if (picture.success) return picture.output;
  }
  return null;
}
