import * as v from 'valibot';
import { cleanName } from './clean-name';
import { PeerIdSchema, SessionIdSchema } from './identifiers';
import { MAX_NAME_LENGTH, MAX_ROOM_CAPACITY, MAX_SIGNAL_LENGTH } from './limits';

/**
 * What participants say to each other: inside the opaque payload of `webrtc_offer`, `webrtc_answer` and
 * `webrtc_ice_candidate`, and over the control channel once that is open. A peer is not trusted either:
 * unknown in, typed value or null out.
 */

/** What a media section carries. Told by `mid`, never by order. */
const TrackRoleSchema = v.picklist(['microphone', 'camera', 'screen', 'screenAudio']);
export type TrackRole = v.InferOutput<typeof TrackRoleSchema>;

/** What others may know of a participant. `microphone` and `camera`: is it sending right now? */
const PeerFactsSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH), v.transform(cleanName)),
  microphone: v.boolean(),
  camera: v.boolean(),
  screen: v.boolean(),
  /** What the system took away, and the person did not turn off. Pages of an earlier server don't tell. */
  interrupted: v.optional(
    v.pipe(v.array(v.picklist(['microphone', 'camera'])), v.maxLength(2)),
    [],
  ),
  /** How often it went over to another network since it has its seat. */
  networkChanges: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
    0,
  ),
});
export type PeerFacts = v.InferOutput<typeof PeerFactsSchema>;

/** Numbers the connections between two peers: what belongs to an earlier attempt is dropped. */
const AttemptSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

const SessionDescriptionSchema = v.object({
  attempt: AttemptSchema,
  sdp: v.pipe(v.string(), v.maxLength(50_000)),
  tracks: v.record(v.pipe(v.string(), v.maxLength(16)), TrackRoleSchema),
  facts: PeerFactsSchema,
});

const OfferSchema = v.object({ type: v.literal('offer'), ...SessionDescriptionSchema.entries });
const AnswerSchema = v.object({ type: v.literal('answer'), ...SessionDescriptionSchema.entries });

/** As `RTCIceCandidateInit` of W3C webrtc-pc 4.8.1. An empty `candidate` ends a generation. */
const CandidateSchema = v.object({
  type: v.literal('candidate'),
  attempt: AttemptSchema,
  candidate: v.object({
    candidate: v.pipe(v.string(), v.maxLength(1024)),
    sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(16))),
    sdpMLineIndex: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
    usernameFragment: v.nullable(v.pipe(v.string(), v.maxLength(256))),
  }),
});

/**
 * Asks the side that goes first for the next step: an ICE restart, or another connection. `attempt` is the
 * asking side's last one.
 */
const RestartRequestSchema = v.object({
  type: v.literal('restartRequest'),
  attempt: AttemptSchema,
});

const PeerSignalSchema = v.variant('type', [
  OfferSchema,
  AnswerSchema,
  CandidateSchema,
  RestartRequestSchema,
]);

export type SessionDescription =
  v.InferOutput<typeof OfferSchema> | v.InferOutput<typeof AnswerSchema>;
export type CandidateSignal = v.InferOutput<typeof CandidateSchema>;
export type RestartRequest = v.InferOutput<typeof RestartRequestSchema>;
export type PeerSignal = SessionDescription | CandidateSignal | RestartRequest;

/** SHA-256 in hexadecimal digits. */
const DigestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The steps to the room's phrase; `set` names the people it is about. See docs/protocol.md. */
const PhraseCommitSchema = v.object({
  type: v.literal('phraseCommit'),
  set: DigestSchema,
  commitment: DigestSchema,
});
const PhraseRevealSchema = v.object({
  type: v.literal('phraseReveal'),
  set: DigestSchema,
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});
/** Whether the sender's person found the others to read the same words. */
const VerifiedSchema = v.object({
  type: v.literal('verified'),
  set: DigestSchema,
  verified: v.boolean(),
});

export type PhraseMessage =
  | v.InferOutput<typeof PhraseCommitSchema>
  | v.InferOutput<typeof PhraseRevealSchema>
  | v.InferOutput<typeof VerifiedSchema>;

/** A participant, and the session that signals for it are sealed for. */
const PeerSessionSchema = v.object({ id: PeerIdSchema, session: SessionIdSchema });
export type PeerSession = v.InferOutput<typeof PeerSessionSchema>;

/** To whom the sender's links are up. Comes every second: silence tells something too. */
const LinksSchema = v.object({
  type: v.literal('links'),
  up: v.pipe(v.array(PeerSessionSchema), v.maxLength(MAX_ROOM_CAPACITY)),
});

/**
 * A signal that takes the way over a third participant, who passes it on as it is. The payload is what would
 * have gone over the server.
 */
const ForwardSchema = v.object({
  type: v.literal('forward'),
  from: PeerIdSchema,
  to: PeerIdSchema,
  payload: v.pipe(v.string(), v.maxLength(MAX_SIGNAL_LENGTH)),
});
export type ForwardedSignal = v.InferOutput<typeof ForwardSchema>;

/**
 * Over the control channel: signals; and there only, facts, reports, what is passed on, the room's phrase, a
 * request to mute, and goodbye.
 */
const ControlMessageSchema = v.variant('type', [
  OfferSchema,
  AnswerSchema,
  CandidateSchema,
  RestartRequestSchema,
  LinksSchema,
  ForwardSchema,
  v.object({ type: v.literal('facts'), facts: PeerFactsSchema }),
  PhraseCommitSchema,
  PhraseRevealSchema,
  VerifiedSchema,
  v.object({ type: v.literal('muteRequest') }),
  v.object({ type: v.literal('goodbye') }),
]);
export type ControlMessage = v.InferOutput<typeof ControlMessageSchema>;

/** @returns the signal in a payload that another participant sent, or null when it is none. */
export function parsePeerSignal(payload: unknown): PeerSignal | null {
  return parseJson(PeerSignalSchema, payload);
}

/** @returns the message on the control channel, or null when it is none. */
export function parseControlMessage(data: unknown): ControlMessage | null {
  return parseJson(ControlMessageSchema, data);
}

function parseJson<T extends v.GenericSchema>(schema: T, text: unknown): v.InferOutput<T> | null {
  if (typeof text !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
