import * as v from 'valibot';
import type { ClientEvent } from '../../lib/signaling/client-messages';
import { clientMessageSchemas, isClientEvent } from '../../lib/signaling/client-messages';

/** What a client may say: the name of an event, and its message as the schema of that event reads it. */
export const CommandSchema = v.variant('event', [
  command('watch_room'),
  command('join_room'),
  command('start_call'),
  command('prepare_call'),
  command('accept_preparing'),
  command('webrtc_offer'),
  command('webrtc_answer'),
  command('webrtc_ice_candidate'),
  command('leave_room'),
  command('request_ice_servers'),
  command('knock'),
  command('lock_room'),
  command('let_newcomers_read'),
  command('remove_peer'),
  command('transfer_host'),
  command('answer_knock'),
]);

/** What a client asks for, parsed. */
export type Command = v.InferOutput<typeof CommandSchema>;

export type Reading =
  | { readonly status: 'command'; readonly command: Command }
  | { readonly status: 'bad_payload'; readonly event: ClientEvent }
  | { readonly status: 'unknown_event'; readonly event: string | null };

/** Of a name that nobody knows, so much goes back to the one who sent it. */
const MAX_ECHO_LENGTH = 64;

/** Parses a Socket.IO packet: the event's name, its arguments, and maybe an acknowledgement. */
export function readCommand([event, ...rest]: readonly unknown[]): Reading {
  if (typeof event !== 'string') return { status: 'unknown_event', event: null };
  if (!isClientEvent(event)) {
    return { status: 'unknown_event', event: event.slice(0, MAX_ECHO_LENGTH) };
  }
  // Functions do not travel: one at the end is Socket.IO's, for a client that wants to be acknowledged.
  const args = typeof rest.at(-1) === 'function' ? rest.slice(0, -1) : rest;
  const [message] = args;
  const result = v.safeParse(CommandSchema, { event, message });
  if (args.length > 1 || !result.success) return { status: 'bad_payload', event };
  return { status: 'command', command: result.output };
}

function command<E extends ClientEvent>(event: E) {
  return v.object({ event: v.literal(event), message: clientMessageSchemas[event] });
}
