import { RememberedSwitch } from '../storage/remembered-switch';

/** What assistive technology may be told of, in the order in which it is chosen. */
export const newsKinds = [
  'presence',
  'knocks',
  'gestures',
  'messages',
  'files',
  'connections',
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Whoever listens to people may want to hear less of a screen reader: each kind can be off on this device. */
export const readOut: Readonly<Record<NewsKind, RememberedSwitch>> = {
  presence: new RememberedSwitch('tertulia.readOut.presence', true),
  knocks: new RememberedSwitch('tertulia.readOut.knocks', true),
  gestures: new RememberedSwitch('tertulia.readOut.gestures', true),
  messages: new RememberedSwitch('tertulia.readOut.messages', true),
  files: new RememberedSwitch('tertulia.readOut.files', true),
  connections: new RememberedSwitch('tertulia.readOut.connections', true),
};
