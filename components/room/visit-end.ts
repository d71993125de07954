import type { CallStatus } from '../../lib/call/call-snapshot';
import type { DeviceWishes } from './visit-start';

/** How a visit to a room ended, and what was on then. */
export interface VisitEnd {
  reason: Extract<CallStatus, { status: 'left' | 'refused' }>;
  devices: DeviceWishes;
}
