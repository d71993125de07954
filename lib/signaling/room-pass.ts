import * as v from 'valibot';

/**
 * Opaque to clients: signed by the server, lets whoever has it open one room until some time. Until when it is good, in
 * seconds since the epoch and base 36, and the signature.
 */
export const RoomPassSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{1,10}\.[A-Za-z0-9_-]{43}$/),
  v.brand('RoomPass'),
);
export type RoomPass = v.InferOutput<typeof RoomPassSchema>;
