/**
 * Gives the memory of bytes back that nobody needs any more, where the browser can (ECMA-262, ArrayBuffer.prototype.transfer).
 * Browsers collect late what is not in their heap: without this a long file has a page hold tens of mebibytes of it.
 */
export function giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
  const { transfer } = buffer as { transfer?: (length: number) => ArrayBuffer };
  transfer?.call(buffer, 0);
}
