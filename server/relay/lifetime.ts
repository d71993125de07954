import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunAttribute } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';

/** RFC 8656 section 3.2, and the maximum that its section 7.2 recommends. */
export const DEFAULT_LIFETIME_SECONDS = 600;
const MAX_SECONDS = 3_600;

/**
 * The lifetime that a client asks for, within our bounds, but never less than the default (RFC 8656
 * section 7.2).
 *
 * @returns seconds; 0 when the client asked for 0; null when LIFETIME is malformed
 */
export function requestedLifetime(request: StunMessage): number | null {
  const value = findAttribute(request, ATTRIBUTE.lifetime);
  if (!value) return DEFAULT_LIFETIME_SECONDS;
  if (value.length !== 4) return null;
  const wanted = value.readUInt32BE();
  return wanted === 0 ? 0 : Math.max(DEFAULT_LIFETIME_SECONDS, Math.min(MAX_SECONDS, wanted));
}

/** The attribute LIFETIME (RFC 8656 section 18.2). */
export function lifetimeAttribute(seconds: number): StunAttribute {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(Math.max(0, Math.round(seconds)));
  return { type: ATTRIBUTE.lifetime, value };
}
