import type { CallStatus } from '../../lib/call/call-snapshot';
import type { DeviceWishes } from './visit-start';

type Over = Extract<CallStatus, { status: 'left' | 'refused' | 'turnedAway' | 'removed' }>;

/** How a visit to a room ended, and what was on then. */
export interface VisitEnd {
  reason: Over;
  devices: DeviceWishes;
}

/** @returns why a visit is over, or null while it is not. */
export function reasonOfEnd(status: CallStatus): Over | null {
  switch (status.status) {
    case 'left':
    case 'refused':
    case 'turnedAway':
    case 'removed':
      return status;
    default:
      return null;
  }
}
