import type { Fingerprint } from './fingerprint';
import { fromHex, toHex } from './hex';

/** Bytes of a nonce. */
const NONCE_BYTES = 16;

/** What one person put in: its certificate, and the nonce it committed to. */
export interface Share {
  readonly fingerprint: Fingerprint;
  readonly nonce: string;
}

/** @returns 128 random bits in hexadecimal digits. */
export function newNonce(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
}

/** @returns what names these people, in whichever order they are given: 64 hexadecimal digits. */
export function setOf(fingerprints: readonly Fingerprint[]): Promise<string> {
  return digest('set', [...fingerprints].sort());
}

/** @returns what binds a person to its nonce without telling it: 64 hexadecimal digits. */
export function commitmentTo(set: string, { fingerprint, nonce }: Share): Promise<string> {
  return digest('commitment', [set, fingerprint, nonce]);
}

/** @returns the 32 bits of the phrase, as an unsigned number. */
export async function phraseBits(set: string, shares: readonly Share[]): Promise<number> {
  const pairs = shares.map(({ fingerprint, nonce }) => fingerprint + nonce).sort();
  return Number.parseInt((await digest('words', [set, ...pairs])).slice(0, 8), 16);
}

/** SHA-256 over a label of its own, a zero byte, and parts of known lengths. */
async function digest(label: string, parts: readonly string[]): Promise<string> {
  const head = new TextEncoder().encode(`tertulia phrase 1 ${label}\0`);
  const bytes = new Uint8Array([...head, ...fromHex(parts.join(''))]);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
