import { RememberedSwitch } from '../storage/remembered-switch';

/** Whether the system tells of knocks, as chosen on this device. What it shows is for those who asked for it. */
export const knockNotification = new RememberedSwitch('tertulia.knockNotification', false);
