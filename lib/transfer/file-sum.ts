import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * The sum of a whole file, made as its blocks come: the SHA-256 of the SHA-256 of each of them, one behind the other. Who
 * has checked each block has checked the whole with it, and browsers make the sums of blocks in other threads; that of all
 * bytes at once would be made by the page itself, which WebCrypto can't do piece by piece.
 */
export class FileSum {
  readonly #hash = sha256.create();

  /** @param digest of the next block */
  add(digest: Uint8Array): void {
    this.#hash.update(digest);
  }

  /** Of what was added so far, in hexadecimal. */
  get hex(): string {
    return bytesToHex(this.#hash.clone().digest());
  }
}
