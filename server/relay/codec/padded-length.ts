/** @returns the length with its padding to 32 bits (RFC 8489 section 14, RFC 8656 section 12.5). */
export function paddedLength(bytes: number): number {
  return bytes + ((4 - (bytes % 4)) % 4);
}
