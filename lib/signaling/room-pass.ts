import * as v from 'valibot';

/**
 * Signed by the server, lets whoever has it open one room until some time. Until when it is good, in seconds since the
 * epoch and base 36, and the signature, which is opaque to clients.
 */
export const RoomPassSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{1,10}\.[A-Za-z0-9_-]{43}$/),
  v.brand('RoomPass'),
);
export type RoomPass = v.InferOutput<typeof RoomPassSchema>;

/** @returns until when it says that it is good, in milliseconds since the epoch */
export function passUntilMs(pass: RoomPass): number {
  const [until = ''] = pass.split('.');
  return Number.parseInt(until, 36) * 1_000;
}
