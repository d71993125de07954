import type { Direction } from './direction';
import { directionText } from './direction';
import type { RoomKey } from './room-key';

const encoder = new TextEncoder();

/**
 * The key of one direction: HKDF-SHA-256 (RFC 5869) of the room's key. The salt names this protocol and where
 * the room's key came from, the info names the direction.
 *
 * @returns a key for AES-256-GCM
 */
export function deriveBoxKey(room: RoomKey, direction: Direction): Promise<CryptoKey> {
  const salt = encoder.encode(`tertulia sealing 1 ${room.origin}`);
  const info = encoder.encode(directionText(direction));
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    room.material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** AES-GCM's parameters for one box: whatever stands on the outside is associated data. */
export function boxParameters(
  direction: Direction,
  { attempt, counter }: { attempt: number; counter: number },
): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonceOf(counter),
    additionalData: encoder.encode([directionText(direction), attempt, counter].join('\n')),
    tagLength: 128,
  };
}

/** 96 bits: the counter, big-endian. It never repeats under one key, which is all that GCM asks for. */
function nonceOf(counter: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(4, BigInt(counter));
  return nonce;
}
