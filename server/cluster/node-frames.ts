import * as v from 'valibot';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { PeerIdSchema, RoomIdSchema } from '../../lib/signaling/identifiers';
import type { RelayUrls } from '../ice/relay-urls';
import type { RoomState } from '../rooms/room-state';
import { RoomStateSchema } from '../rooms/room-state';
import type { Held } from '../shares/held-elsewhere';
import type { Networks } from '../shares/networks-of';
import type { Spent } from '../shares/rates';
import type { ServerEvent, ServerMessage } from '../signaling/outbox';
import type { Command } from '../signaling/read-command';
import { CommandSchema } from '../signaling/read-command';

const COMMON_RATES = ['join', 'prepare', 'trial', 'wrongAccess', 'passes'] as const;

/** What addresses do that is counted over all nodes: what it costs others, not what it costs a node. */
export type CommonRate = (typeof COMMON_RATES)[number];

/**
 * What a client says to a room that is kept by the receiver. `networks` and `relays` are those of the client; relays come with
 * what may be answered with them, or lead to a seat.
 */
export interface SayFrame {
  readonly kind: 'say';
  readonly socket: string;
  readonly room: RoomId;
  readonly networks: Networks;
  readonly relays: RelayUrls | null;
  readonly command: Command;
}

/** The client is gone, or has to do with another room now. */
export interface LostFrame {
  readonly kind: 'lost';
  readonly socket: string;
  readonly cause: string;
}

/** The client looks at another room. */
export interface UnwatchFrame {
  readonly kind: 'unwatch';
  readonly socket: string;
}

/** What nodes say to each other. Clients are called by the ids of their sockets at the node that has them. */
export type NodeFrame =
  | SayFrame
  | LostFrame
  | UnwatchFrame
  /** For a client: what the server says to it. */
  | {
      readonly kind: 'tell';
      readonly socket: string;
      readonly event: ServerEvent;
      readonly message: ServerMessage<ServerEvent>;
    }
  /** A client's connection is to be closed. */
  | { readonly kind: 'close'; readonly socket: string }
  /** What a client said had so many messages sent. */
  | { readonly kind: 'cost'; readonly socket: string; readonly deliveries: number }
  /** Somebody else keeps the room that this was said to. */
  | { readonly kind: 'elsewhere'; readonly frame: SayFrame }
  /** What a peer was given for relays is void, up to this number. */
  | { readonly kind: 'revoke'; readonly peer: PeerId; readonly lastIssue: number }
  /** A room as the sender kept it, which is the receiver's from now on. */
  | { readonly kind: 'take'; readonly room: RoomId; readonly state: RoomState }
  /** An address has had so much of what is counted over all nodes. */
  | { readonly kind: 'spent'; readonly of: CommonRate; readonly spent: Spent }
  /** So many rooms are kept by the sender, in all or of one network. */
  | { readonly kind: 'held'; readonly rooms: readonly Held[] }
  /** Nothing: the first of a new series. */
  | { readonly kind: 'begin' };

const SocketSchema = v.pipe(v.string(), v.maxLength(64));

/** What has no message loses even its place on the way, in JSON. */
const SaidSchema = v.pipe(
  v.object({ event: v.string(), message: v.optional(v.unknown()) }),
  v.transform(({ event, message }) => ({ event, message })),
  CommandSchema,
);

const SaySchema = v.object({
  kind: v.literal('say'),
  socket: SocketSchema,
  room: RoomIdSchema,
  networks: v.pipe(v.tupleWithRest([v.string()], v.string())),
  relays: v.nullable(v.object({ stun: v.array(v.string()), turn: v.array(v.string()) })),
  command: SaidSchema,
});

/** Only who has the server's secret can have written it: its shape is looked at, what clients are told is not. */
const FrameSchema = v.variant('kind', [
  SaySchema,
  v.object({ kind: v.literal('lost'), socket: SocketSchema, cause: v.string() }),
  v.object({ kind: v.literal('unwatch'), socket: SocketSchema }),
  v.object({
    kind: v.literal('tell'),
    socket: SocketSchema,
    event: v.custom<ServerEvent>((event) => typeof event === 'string'),
    message: v.custom<ServerMessage<ServerEvent>>(Array.isArray),
  }),
  v.object({ kind: v.literal('close'), socket: SocketSchema }),
  v.object({ kind: v.literal('cost'), socket: SocketSchema, deliveries: v.number() }),
  v.object({ kind: v.literal('elsewhere'), frame: SaySchema }),
  v.object({ kind: v.literal('revoke'), peer: PeerIdSchema, lastIssue: v.number() }),
  v.object({ kind: v.literal('take'), room: RoomIdSchema, state: RoomStateSchema }),
  v.object({
    kind: v.literal('spent'),
    of: v.picklist(COMMON_RATES),
    spent: v.object({ network: v.string(), at: v.number(), amount: v.number() }),
  }),
  v.object({
    kind: v.literal('held'),
    rooms: v.array(v.object({ network: v.nullable(v.string()), count: v.number() })),
  }),
  v.object({ kind: v.literal('begin') }),
]);

/** @returns null when it is none that this build knows */
export function readFrame(text: string): NodeFrame | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), FrameSchema), text);
  return result.success ? result.output : null;
}
