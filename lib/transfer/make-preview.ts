import { MAX_PREVIEW_BYTES } from './limits';

/** Of the longer side, in pixels. */
const SIDE = 160;

/** Larger ones take long to decode, and then nobody waits for the offer. */
const MAX_PICTURE_BYTES = 32 * 1024 ** 2;

/** @returns a small JPEG of a picture, in base64; null where the file is none, or none that this browser knows */
export async function makePreview(file: File): Promise<string | null> {
  if (!file.type.startsWith('image/') || file.size > MAX_PICTURE_BYTES) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', 0.7),
    );
    if (!blob || blob.size > MAX_PREVIEW_BYTES) return null;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  } catch {
    return null;
  }
}

/** @returns the picture of an offer, to be shown as one and as nothing else; null when it is no JPEG */
export function readPreview(base64: string | undefined): Blob | null {
  if (base64 === undefined) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return isJpeg && bytes.length <= MAX_PREVIEW_BYTES
    ? new Blob([bytes], { type: 'image/jpeg' })
    : null;
}
