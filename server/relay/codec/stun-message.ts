import type { StunAttribute } from './stun-attribute';

/** RFC 8489 section 5: the same in every message. */
export const MAGIC_COOKIE = 0x2112a442;
/** RFC 8489 section 5: the type, the length, the magic cookie and the transaction id. */
export const HEADER_BYTES = 20;

/**
 * The longest request that is read. RFC 8489 section 6.1 wants one to fit a packet; what a client asks for
 * in more bytes than that would cost the relay more than the client.
 */
export const MAX_REQUEST_BYTES = 2_048;

/** RFC 8489 section 18.3 and RFC 8656 section 17. */
export const METHOD = {
  binding: 0x001,
  allocate: 0x003,
  refresh: 0x004,
  send: 0x006,
  data: 0x007,
  createPermission: 0x008,
  channelBind: 0x009,
} as const;

/** In the order of the two class bits (RFC 8489 section 5). */
export const MESSAGE_CLASSES = ['request', 'indication', 'success', 'error'] as const;

export type MessageClass = (typeof MESSAGE_CLASSES)[number];

export interface StunHeader {
  /** One of METHOD, or a number that we do not know. */
  readonly method: number;
  readonly messageClass: MessageClass;
  /** 96 bits. */
  readonly transactionId: Buffer;
}

/** A message as it came in, well-formed and with a right fingerprint if it has one. */
export interface StunMessage extends StunHeader {
  readonly bytes: Buffer;
  /** Those before MESSAGE-INTEGRITY; what follows it is not protected, and ignored. */
  readonly attributes: readonly StunAttribute[];
  /** Where MESSAGE-INTEGRITY begins, counted from the first byte of the message. */
  readonly integrityOffset: number | null;
  readonly hasFingerprint: boolean;
}

/** @returns the value of the first attribute of this type (RFC 8489 section 14), or null. */
export function findAttribute(message: StunMessage, type: number): Buffer | null {
  return message.attributes.find((attribute) => attribute.type === type)?.value ?? null;
}
