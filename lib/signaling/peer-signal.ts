import * as v from 'valibot';
import { cleanName } from './clean-name';
import { MAX_NAME_LENGTH } from './limits';
import { MessageKind, readMessage } from './message-kind';

/**
 * How participants connect to each other: inside the opaque payload of `webrtc_offer`, `webrtc_answer` and
 * `webrtc_ice_candidate`, and over the control channel once that is open. A peer is not trusted either:
 * unknown in, typed value or null out.
 */

/** What a media section carries. Told by `mid`, never by order. */
const TrackRoleSchema = v.picklist(['microphone', 'camera', 'screen', 'screenAudio']);
export type TrackRole = v.InferOutput<typeof TrackRoleSchema>;

/** What others may know of a participant. `microphone` and `camera`: is it sending right now? */
export const PeerFactsSchema = v.object({
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

/** The signals between two peers, over whichever road. */
export const signalKind = new MessageKind(
  ['offer', 'answer', 'candidate', 'restartRequest'],
  PeerSignalSchema,
);

/** @returns the signal in a payload that another participant sent, or null when it is none. */
export function parsePeerSignal(payload: unknown): PeerSignal | null {
  return signalKind.parse(readMessage(payload));
}
