import { ATTRIBUTE } from '../relay/codec/stun-attribute';
import type { StunMessage } from '../relay/codec/stun-message';
import { findAttribute } from '../relay/codec/stun-message';

/** A relay said no. */
export class TurnError extends Error {
  /** 0 when the relay did not say it properly. */
  readonly code: number;

  constructor(code: number, phrase: string) {
    super(`the relay says ${code === 0 ? phrase : `${code} ${phrase}`.trim()}`);
    this.name = 'TurnError';
    this.code = code;
  }
}

/** Reads ERROR-CODE (RFC 8489, section 14.8) in an error response. */
export function readTurnError(answer: StunMessage): TurnError {
  const value = findAttribute(answer, ATTRIBUTE.errorCode);
  if (!value || value.length < 4) return new TurnError(0, 'no, and not why');
  return new TurnError(value.readUInt8(2) * 100 + value.readUInt8(3), value.toString('utf8', 4));
}
