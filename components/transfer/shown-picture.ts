import type { TransferView } from '../../lib/transfer/transfer-snapshot';

/** Bytes. What is larger is saved like anything else. */
const MAX_SHOWN = 10 * 1024 * 1024;

/** Pictures made of dots: the browser draws them, and does nothing else with them. */
const types: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
]);

/**
 * @returns a received picture to show at once; null when it is none, too large, or not here. Its kind comes from our own
 * table, by the ending of its name: no kind that a sender thinks of reaches the browser
 */
export function shownPicture({
  direction,
  name,
  size,
  file,
}: Pick<TransferView, 'direction' | 'name' | 'size' | 'file'>): Blob | null {
  if (direction !== 'in' || !file || size > MAX_SHOWN || file.size > MAX_SHOWN) return null;
  const type = types.get(name.split('.').at(-1)?.toLowerCase() ?? '');
  return type === undefined ? null : file.slice(0, file.size, type);
}
