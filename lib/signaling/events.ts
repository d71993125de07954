import type {
  JoinRoom,
  Knock,
  KnockAnswer,
  LeaveRoom,
  LetNewcomersRead,
  LockRoom,
  PeerChoice,
  PeerEnvelope,
  PrepareCall,
  RequestIceServers,
  WatchRoom,
} from './client-messages';
import type { DoorToken, PeerId, RoomId, SeatToken, SessionId } from './identifiers';

/** Why the server refused an event, or closes the socket. Words for people are in the catalogues. */
export type SignalErrorCode =
  | 'bad_payload'
  | 'unknown_event'
  | 'bad_token'
  | 'not_seated'
  | 'already_seated'
  | 'peer_not_in_room'
  | 'rate_limited'
  | 'too_many_rooms'
  | 'not_host'
  | 'door_busy'
  | 'removed'
  | 'access_required'
  | 'access_denied'
  | 'replaced'
  | 'shutting_down';

/** As `RTCIceServer` of W3C webrtc-pc 4.2.4, without DOM types. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** What a connection may use at the moment to find ways through the network. */
export interface IceOffer {
  iceServers: IceServer[];
  /** There is a relay as well, and only who has a seat is told how to use it. */
  relayInRoom?: true;
}

/** A seat that is held while its owner reconnects is `away`. `session` is what its owner told last. */
export interface SeatView {
  id: PeerId;
  away: boolean;
  session: SessionId;
}

/**
 * Who decides about a room, whether who comes has to knock, and what they may read. The host may be away, and right
 * after a restart of the server not be back yet. The token is shown with the seat's when coming back.
 */
export interface Door {
  host: PeerId;
  locked: boolean;
  /** Whether who comes is handed what was written before. A server of an earlier build doesn't say: they are. */
  newcomersRead?: boolean;
  /** Who came while that was not so. */
  latecomers?: readonly PeerId[];
  token: DoorToken;
}

/**
 * Why there is no seat without the host's word: the room is locked, or this seat was taken away. `host` is
 * whom to knock at, null while nobody is there who could answer. `token` is shown to get the same place again.
 */
export interface ClosedDoor {
  self: PeerId;
  token: SeatToken;
  host: { id: PeerId; session: SessionId } | null;
  reason: 'locked' | 'removed';
}

/** What everybody gets with a seat. */
export interface Seat {
  self: PeerId;
  token: SeatToken;
  iceServers: IceServer[];
  capacity: number;
  door: Door;
}

/** What is there for links before joining: an id that a seat may be had for, and those who take part. */
export interface PreparedCall {
  self: PeerId;
  iceServers: IceServer[];
  peers: { id: PeerId; session: SessionId }[];
}

/**
 * Why there are no links before joining. `busy`: others of this address have their share of them. `expired`: nobody
 * joined for some minutes.
 */
export type PrepareEnd = 'empty' | 'locked' | 'full' | 'busy' | 'expired';

/** An offer, answer or candidate as it arrives; `from` is stamped by the server. */
export interface StampedEnvelope {
  from: PeerId;
  payload: string;
}

export interface ClientToServerEvents {
  watch_room: (message: WatchRoom) => void;
  join_room: (message: JoinRoom) => void;
  /** 'My media is ready, call me.' May follow `join_room` at once, without waiting for the answer. */
  start_call: () => void;
  /** From a lobby: links to those inside, before there is a seat. Ended by `leave_room`, or by `join_room`. */
  prepare_call: (message: PrepareCall) => void;
  /** From a seat: this page knows `peer_preparing`. Heard only where `room_status` says `prepares`. */
  accept_preparing: () => void;
  webrtc_offer: (message: PeerEnvelope) => void;
  webrtc_answer: (message: PeerEnvelope) => void;
  webrtc_ice_candidate: (message: PeerEnvelope) => void;
  leave_room: (message?: LeaveRoom) => void;
  /** Asks for `ice_servers`; without a seat they are good for a short test only. */
  request_ice_servers: (message?: RequestIceServers) => void;
  /** From somebody at the door; once to each host, or each connection of it. */
  knock: (message: Knock) => void;
  /** The host's, as the four that follow. Others get `not_host`. */
  lock_room: (message: LockRoom) => void;
  /** Of those who come from now on. */
  let_newcomers_read: (message: LetNewcomersRead) => void;
  /** Frees a seat, bars its owner from coming back, and locks the room. */
  remove_peer: (message: PeerChoice) => void;
  transfer_host: (message: PeerChoice) => void;
  answer_knock: (message: KnockAnswer) => void;
}

export interface ServerToClientEvents {
  /**
   * To those who watch the room. `present` counts held seats too. `prepares`: this server knows `prepare_call` and
   * what belongs to it; one of an earlier build closes the socket that says it.
   */
  room_status: (message: {
    room: RoomId;
    present: number;
    capacity: number;
    locked: boolean;
    prepares?: true;
  }) => void;
  /** A seat, and nobody else there. */
  room_created: (message: Seat) => void;
  /** A seat, and the others' seats. */
  room_joined: (message: Seat & { peers: SeatView[] }) => void;
  /**
   * No seat. `position` counts from 1 for those who asked to wait, and `token` is shown to get the same place
   * again; else both are null.
   */
  full_room: (message: {
    capacity: number;
    position: number | null;
    token: SeatToken | null;
  }) => void;
  /** Make an offer to that peer, on a fresh connection. */
  start_call: (message: { from: PeerId; session: SessionId }) => void;
  /** Answers `prepare_call`; again whenever it is others to whom links are made. They make the offers. */
  call_prepared: (message: PreparedCall) => void;
  /** There are no links before joining, or not any more. Joining goes as if there never had been any. */
  prepare_ended: (message: { reason: PrepareEnd }) => void;
  /**
   * To seats that accept it: somebody in the lobby. Make an offer without media; there is no tile before `start_call`
   * names the same one. `peer_left` says that it is over.
   */
  peer_preparing: (message: { peer: PeerId; session: SessionId }) => void;
  webrtc_offer: (message: StampedEnvelope) => void;
  webrtc_answer: (message: StampedEnvelope) => void;
  webrtc_ice_candidate: (message: StampedEnvelope) => void;
  /** `removed`: not by its own will, nor by a seat that ran out. Whoever has a link to it closes it. */
  peer_left: (message: { peer: PeerId; removed?: boolean }) => void;
  peer_away: (message: { peer: PeerId }) => void;
  peer_back: (message: { peer: PeerId; session: SessionId }) => void;
  /** To all seats: another host, locked or unlocked, what newcomers read, or the same with a fresh token. */
  door_changed: (message: Door) => void;
  /** A place at the door instead of a seat; again whenever it is another host, or none, to knock at. */
  door_closed: (message: ClosedDoor) => void;
  /** To the host: somebody at the door wants to come in. */
  knock: (message: { from: PeerId; session: SessionId; payload: string }) => void;
  /** To the host: who knocked went away. */
  knock_withdrawn: (message: { peer: PeerId }) => void;
  /**
   * The place at the door is gone: the host said no, or the room is empty, and so open to whoever joins it
   * anew.
   */
  knock_refused: (message: { reason: 'host' | 'room_empty' }) => void;
  /** Answers `request_ice_servers`, and comes by itself before the credentials of a seat run out. */
  ice_servers: (message: IceOffer) => void;
  /**
   * `event` is the event that is answered, null when the server speaks of its own accord. `returnMs` comes with
   * `shutting_down`: after how many milliseconds it is this client's turn to come back, so that not all come at
   * once.
   */
  signal_error: (message: {
    code: SignalErrorCode;
    event: string | null;
    returnMs?: number;
  }) => void;
}
