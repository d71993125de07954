import * as v from 'valibot';
import {
  DoorTokenSchema,
  PeerIdSchema,
  RoomIdSchema,
  SeatTokenSchema,
  SessionIdSchema,
} from './identifiers';
import { MAX_ACCESS_LENGTH, MAX_KNOCK_LENGTH, MAX_SIGNAL_LENGTH } from './limits';
import { RoomPassSchema } from './room-pass';

/** Asks how many people are in a room, now and whenever that changes. Takes no seat. */
const WatchRoomSchema = v.strictObject({ room: RoomIdSchema });
export type WatchRoom = v.InferOutput<typeof WatchRoomSchema>;

/** What a server with an ACCESS_TOKEN wants to hear. */
const AccessSchema = v.pipe(v.string(), v.maxLength(MAX_ACCESS_LENGTH));

/**
 * Asks for a seat.
 * `returning` is for the owner of a seat: `inCall` says that its links may still be up, so that nobody
 * has to call it anew; `door` is the last door token it got. `wait` asks for a place in the queue when
 * the room is full. `session` is told to the others with the seat; a later one takes its place. `access` is
 * what a server with an ACCESS_TOKEN wants of whoever opens a room; a `pass` for it is as good. `prepared` is the id under which this connection
 * has links already ({@link PrepareCall}): the seat becomes that one's.
 */
const JoinRoomSchema = v.strictObject({
  room: RoomIdSchema,
  wait: v.optional(v.boolean(), false),
  session: v.optional(SessionIdSchema, ''),
  returning: v.optional(
    v.strictObject({
      token: SeatTokenSchema,
      inCall: v.boolean(),
      door: v.optional(DoorTokenSchema),
    }),
  ),
  access: v.optional(AccessSchema),
  pass: v.optional(RoomPassSchema),
  prepared: v.optional(PeerIdSchema),
});
export type JoinRoom = v.InferInput<typeof JoinRoomSchema>;

/**
 * Asks for links to those inside before there is a seat: without media, and without a tile. `session` is what is
 * sealed for, then and after joining.
 */
const PrepareCallSchema = v.strictObject({ room: RoomIdSchema, session: SessionIdSchema });
export type PrepareCall = v.InferOutput<typeof PrepareCallSchema>;

/**
 * An offer, an answer or a candidate for one other seat of the same room. The payload is opaque to the
 * server: only the receiver reads it (see peer-signal.ts).
 */
const PeerEnvelopeSchema = v.strictObject({
  to: PeerIdSchema,
  payload: v.pipe(v.string(), v.maxLength(MAX_SIGNAL_LENGTH)),
});
export type PeerEnvelope = v.InferOutput<typeof PeerEnvelopeSchema>;

/** Asks the host to be let in. Said by somebody at the door; only the host reads the payload. */
const KnockSchema = v.strictObject({
  to: PeerIdSchema,
  payload: v.pipe(v.string(), v.maxLength(MAX_KNOCK_LENGTH)),
});
export type Knock = v.InferOutput<typeof KnockSchema>;

/** What only the host may say. */
const LockRoomSchema = v.strictObject({ locked: v.boolean() });
export type LockRoom = v.InferOutput<typeof LockRoomSchema>;

const LetNewcomersReadSchema = v.strictObject({ read: v.boolean() });
export type LetNewcomersRead = v.InferOutput<typeof LetNewcomersReadSchema>;

const PeerChoiceSchema = v.strictObject({ peer: PeerIdSchema });
export type PeerChoice = v.InferOutput<typeof PeerChoiceSchema>;

const KnockAnswerSchema = v.strictObject({ peer: PeerIdSchema, admit: v.boolean() });
export type KnockAnswer = v.InferOutput<typeof KnockAnswerSchema>;

/** A seat that was given up while the server could not be told. */
const GivenUpSchema = v.strictObject({ room: RoomIdSchema, token: SeatTokenSchema });
export type GivenUp = v.InferOutput<typeof GivenUpSchema>;

/**
 * Gives up the seat, or the place in the queue or at the door. `mayReturn`: it is a page that goes, and may be
 * loaded again; what it had is kept for some seconds, and the others do not wait for it. `seat`: it is that one, and
 * not what this connection has.
 */
const LeaveRoomSchema = v.optional(
  v.union([v.strictObject({ mayReturn: v.boolean() }), v.strictObject({ seat: GivenUpSchema })]),
);
export type LeaveRoom = v.InferOutput<typeof LeaveRoomSchema>;

/** Asks for ICE servers. `access` has whoever has no seat try a relay that is kept for those who have one. */
const RequestIceServersSchema = v.optional(v.strictObject({ access: AccessSchema }));
export type RequestIceServers = v.InferOutput<typeof RequestIceServersSchema>;

/** Events without a payload: Socket.IO hands over no argument at all. */
const NoPayloadSchema = v.undefined();

/** One parser an event: everything a client may say to the server. */
export const clientMessageSchemas = {
  watch_room: WatchRoomSchema,
  join_room: JoinRoomSchema,
  start_call: NoPayloadSchema,
  prepare_call: PrepareCallSchema,
  accept_preparing: NoPayloadSchema,
  webrtc_offer: PeerEnvelopeSchema,
  webrtc_answer: PeerEnvelopeSchema,
  webrtc_ice_candidate: PeerEnvelopeSchema,
  leave_room: LeaveRoomSchema,
  request_ice_servers: RequestIceServersSchema,
  knock: KnockSchema,
  lock_room: LockRoomSchema,
  let_newcomers_read: LetNewcomersReadSchema,
  remove_peer: PeerChoiceSchema,
  transfer_host: PeerChoiceSchema,
  answer_knock: KnockAnswerSchema,
} as const;

export type ClientEvent = keyof typeof clientMessageSchemas;
export type ClientMessage<E extends ClientEvent> = v.InferOutput<(typeof clientMessageSchemas)[E]>;

/** What the server carries from one seat to another. */
export const PEER_SIGNAL_EVENTS = [
  'webrtc_offer',
  'webrtc_answer',
  'webrtc_ice_candidate',
] as const satisfies readonly ClientEvent[];
export type PeerSignalEvent = (typeof PEER_SIGNAL_EVENTS)[number];

/** Whether a client may say it: every other event closes its socket. */
export function isClientEvent(name: string): name is ClientEvent {
  return Object.hasOwn(clientMessageSchemas, name);
}
