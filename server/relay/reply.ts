import type { ErrorCode } from './codec/error-code';
import type { StunAttribute } from './codec/stun-attribute';

/** What a request is answered with. */
export type Reply =
  | { readonly status: 'success'; readonly attributes: readonly StunAttribute[] }
  | {
      readonly status: 'error';
      readonly code: ErrorCode;
      readonly attributes: readonly StunAttribute[];
    };

export function success(...attributes: StunAttribute[]): Reply {
  return { status: 'success', attributes };
}

export function refusal(code: ErrorCode, ...attributes: StunAttribute[]): Reply {
  return { status: 'error', code, attributes };
}
