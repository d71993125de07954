import type { RoomId } from '../signaling/identifiers';

/**
 * What only those in a room share. `material` is good for HKDF and can't be read out again.
 * `origin` says where it came from, which is how much it keeps from the server: a name without a passphrase
 * keeps nothing from it.
 */
export interface RoomKey {
  readonly origin: 'link' | 'name' | 'passphrase';
  readonly material: CryptoKey;
}

/** In bytes: 128 random bits, made with the link. */
export const ROOM_SECRET_LENGTH = 16;

/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA-256. */
const ITERATIONS = 600_000;

/** Browsers have WebCrypto on pages over https only (W3C Secure Contexts). */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && 'subtle' in crypto && crypto.subtle !== undefined;
}

/**
 * The key of a room whose link carries one.
 *
 * @param secret {@link ROOM_SECRET_LENGTH} random bytes
 * @throws RangeError when it has another length; TypeError where {@link canSeal} is false
 */
export async function roomKeyFromSecret(secret: Uint8Array<ArrayBuffer>): Promise<RoomKey> {
  if (secret.length !== ROOM_SECRET_LENGTH) throw new RangeError('A room secret has 16 bytes.');
  return { origin: 'link', material: await importMaterial(secret) };
}

/**
 * The key of a room that is joined by its name. With a passphrase it is stretched (RFC 8018, section 5.2),
 * which takes a fraction of a second; without one, whoever knows the name has the key.
 *
 * @param passphrase as typed: spaces around it don't count, nor how its accents were typed; null or blank
 *   for none
 * @throws TypeError where {@link canSeal} is false
 */
export async function roomKeyFromName(room: RoomId, passphrase: string | null): Promise<RoomKey> {
  const typed = (passphrase ?? '').normalize('NFKC').trim();
  if (typed === '') return { origin: 'name', material: await importMaterial(utf8(room)) };
  const password = await crypto.subtle.importKey('raw', utf8(typed), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const salt = utf8(`tertulia passphrase 1\n${room}`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt },
    password,
    256,
  );
  return { origin: 'passphrase', material: await importMaterial(bits) };
}

function importMaterial(secret: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
