import * as v from 'valibot';
import { jpegSize } from './jpeg-size';

/** How large the file may be: with a name beside it, and sealed, it has to fit into a knock. */
export const MAX_PICTURE_BYTES = 12 * 1024;

/** A picture at the door is at most this wide and high, in pixels. */
export const PICTURE_SIDE = 256;

/** Three bytes make four characters (RFC 4648, section 4). */
const MAX_PICTURE_LENGTH = (MAX_PICTURE_BYTES / 3) * 4;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A small JPEG in base64. What it says of its size is checked before anything decodes it. */
export const KnockPictureSchema = v.pipe(v.string(), v.check(isSmallJpeg), v.brand('KnockPicture'));
export type KnockPicture = v.InferOutput<typeof KnockPictureSchema>;

/** @returns an address for an `img` element; the policy of our pages allows it. */
export function pictureAddress(picture: KnockPicture): string {
  return `data:image/jpeg;base64,${picture}`;
}

function isSmallJpeg(text: string): boolean {
  if (text.length > MAX_PICTURE_LENGTH || !BASE64.test(text)) return false;
  const size = jpegSize(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  if (!size) return false;
  const { width, height } = size;
  return width > 0 && height > 0 && width <= PICTURE_SIDE && height <= PICTURE_SIDE;
}
