import * as v from 'valibot';
import { fromBase64url, toBase64url } from '../sealing/base64url';
import type { PeerId, RoomId } from '../signaling/identifiers';
import type { AuthorId, Entry, UnsignedEntry } from './entry';
import { AuthorIdSchema } from './entry';

/** A public key as it travels: the uncompressed point, 65 bytes in base64url. */
export const PublicKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** What one side says of itself to one other on the link between them. */
export interface Introduction {
  room: RoomId;
  /** Who says it, and to whom. */
  from: PeerId;
  to: PeerId;
  /** What the other side made up, so that nobody can say it again elsewhere. */
  nonce: string;
}

/** The key with which one page signs during one visit. The private half never leaves the browser's keeping. */
export class OwnKey {
  readonly author: AuthorId;
  readonly publicKey: string;
  readonly #privateKey: CryptoKey;

  private constructor(author: AuthorId, publicKey: string, privateKey: CryptoKey) {
    this.author = author;
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  static async make(): Promise<OwnKey> {
    const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return new OwnKey(await authorOf(point), toBase64url(point), pair.privateKey);
  }

  sign(room: RoomId, entry: UnsignedEntry): Promise<string> {
    return this.#sign(entryBytes(room, entry));
  }

  /** Shows one other that this side has the key, and doesn't only pass on somebody else's. */
  prove(introduction: Introduction): Promise<string> {
    return this.#sign(introductionBytes(introduction));
  }

  async #sign(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNING, this.#privateKey, bytes)));
  }
}

/** Somebody's key, to check signatures with. */
export class AuthorKey {
  readonly author: AuthorId;
  readonly publicKey: string;
  readonly #key: CryptoKey;

  private constructor(author: AuthorId, publicKey: string, key: CryptoKey) {
    this.author = author;
    this.publicKey = publicKey;
    this.#key = key;
  }

  /** @returns null when the text is no key. */
  static async read(publicKey: string): Promise<AuthorKey | null> {
    const point = fromBase64url(publicKey);
    if (!point) return null;
    try {
      const key = await crypto.subtle.importKey('raw', point, CURVE, false, ['verify']);
      return new AuthorKey(await authorOf(point), publicKey, key);
    } catch {
      return null;
    }
  }

  async signed(room: RoomId, { signature, ...entry }: Entry): Promise<boolean> {
    return entry.author === this.author && this.#verify(signature, entryBytes(room, entry));
  }

  proves(introduction: Introduction, signature: string): Promise<boolean> {
    return this.#verify(signature, introductionBytes(introduction));
  }

  async #verify(signature: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const raw = fromBase64url(signature);
    return raw !== null && crypto.subtle.verify(SIGNING, this.#key, raw, bytes);
  }
}

async function authorOf(point: Uint8Array<ArrayBuffer>): Promise<AuthorId> {
  const digest = await crypto.subtle.digest('SHA-256', point);
  return v.parse(AuthorIdSchema, toBase64url(new Uint8Array(digest)));
}

/** A JSON array has one spelling for each list of texts and numbers; lone surrogates are escaped in it. */
function entryBytes(room: RoomId, entry: UnsignedEntry): Uint8Array<ArrayBuffer> {
  const { author, to, number, time, kind, about, text } = entry;
  return utf8(['tertulia chat entry 1', room, author, to, number, time, kind, about, text]);
}

function introductionBytes({ room, from, to, nonce }: Introduction): Uint8Array<ArrayBuffer> {
  return utf8(['tertulia chat introduction 1', room, from, to, nonce]);
}

function utf8(parts: readonly (string | number | null)[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(parts));
}
