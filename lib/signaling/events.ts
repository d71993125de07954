import type { JoinRoom, PeerEnvelope, WatchRoom } from './client-messages';
import type { PeerId, RoomId, SeatToken, SessionId } from './identifiers';

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
  | 'replaced'
  | 'shutting_down';

/** As `RTCIceServer` of W3C webrtc-pc 4.2.4, without DOM types. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** A seat that is held while its owner reconnects is `away`. `session` is what its owner told last. */
export interface SeatView {
  id: PeerId;
  away: boolean;
  session: SessionId;
}

/** What everybody gets with a seat. */
export interface Seat {
  self: PeerId;
  token: SeatToken;
  iceServers: IceServer[];
  capacity: number;
}

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
  webrtc_offer: (message: PeerEnvelope) => void;
  webrtc_answer: (message: PeerEnvelope) => void;
  webrtc_ice_candidate: (message: PeerEnvelope) => void;
  leave_room: () => void;
  /** Asks for `ice_servers`; without a seat they are good for a short test only. */
  request_ice_servers: () => void;
}

export interface ServerToClientEvents {
  /** To those who watch the room. `present` counts held seats too. */
  room_status: (message: { room: RoomId; present: number; capacity: number }) => void;
  /** A seat, and nobody else there. */
  room_created: (message: Seat) => void;
  /** A seat, and the others' seats. */
  room_joined: (message: Seat & { peers: SeatView[] }) => void;
  /** No seat. `position` counts from 1 for those who asked to wait, else it is null. */
  full_room: (message: { capacity: number; position: number | null }) => void;
  /** Make an offer to that peer, on a fresh connection. */
  start_call: (message: { from: PeerId; session: SessionId }) => void;
  webrtc_offer: (message: StampedEnvelope) => void;
  webrtc_answer: (message: StampedEnvelope) => void;
  webrtc_ice_candidate: (message: StampedEnvelope) => void;
  peer_left: (message: { peer: PeerId }) => void;
  peer_away: (message: { peer: PeerId }) => void;
  peer_back: (message: { peer: PeerId; session: SessionId }) => void;
  /** Answers `request_ice_servers`, and comes by itself before the credentials of a seat run out. */
  ice_servers: (message: { iceServers: IceServer[] }) => void;
  /** `event` is the event that is answered, null when the server speaks of its own accord. */
  signal_error: (message: { code: SignalErrorCode; event: string | null }) => void;
}
