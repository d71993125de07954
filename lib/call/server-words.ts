import type { Door } from '../door/door';
import type { IceOffer, StampedEnvelope } from '../signaling/events';
import type { Admission } from './seat/admission';
import type { Attendance } from './people/attendance';
import type { ServerLine } from '../line/server-line';
import type { SignalingHandlers } from '../line/signaling-channel';

/** Those whom the words of the server concern. */
export interface Hearers {
  line: ServerLine;
  admission: Admission;
  attendance: Attendance;
  door: Door;
  /** There are other ICE servers from now on. */
  iceServers: (offer: IceOffer) => void;
  /** What the line tells is another. */
  changed: () => void;
}

/** @returns who hears which word of the server. Of the others it is heard only with a seat. */
export function serverWords(hearers: Hearers): SignalingHandlers {
  const { line, admission, attendance, door, changed } = hearers;
  const onSealed = ({ from, payload }: StampedEnvelope) => {
    if (admission.isReached) admission.road?.receive(from, payload, 'server');
  };
  return {
    connected() {
      line.onConnected();
      admission.askAgain();
      changed();
    },
    disconnected() {
      line.onDisconnected();
      admission.preparation.onDisconnected();
      attendance.anteroom.clear();
      changed();
    },
    heard: () => line.onHeard(),
    room_status({ present, capacity, locked, prepares = false }) {
      const occupancy = { present, capacity, locked, prepares };
      line.setOccupancy(occupancy);
      admission.preparation.look(occupancy);
      changed();
    },
    room_created: (seat) => admission.onSeat(seat, []),
    room_joined: (seat) => admission.onSeat(seat, seat.peers),
    full_room: ({ capacity, position, token }) => admission.onFull(capacity, position, token),
    door_changed: (facts) => admission.onDoorChanged(facts),
    door_closed: (closed) => admission.onDoorClosed(closed),
    knock: ({ from, session, payload }) => door.hear({ id: from, session }, payload),
    knock_withdrawn: ({ peer }) => door.withdraw(peer),
    knock_refused: ({ reason }) => admission.onKnockRefused(reason),
    start_call({ from, session }) {
      if (admission.inCall) attendance.onCalled(from, session);
    },
    call_prepared: (call) => admission.preparation.onPrepared(call),
    prepare_ended: ({ reason }) => admission.preparation.onEnded(reason),
    peer_preparing({ peer, session }) {
      if (admission.inCall) attendance.onPreparing(peer, session);
    },
    webrtc_offer: onSealed,
    webrtc_answer: onSealed,
    webrtc_ice_candidate: onSealed,
    peer_left: ({ peer, removed = false }) => attendance.onLeft(peer, removed),
    peer_away: ({ peer }) => attendance.onAway(peer),
    peer_back({ peer, session }) {
      if (admission.inCall) attendance.onBack(peer, session);
    },
    ice_servers: (offer) => hearers.iceServers(offer),
    signal_error: ({ code, event }) => admission.onRefusal(code, event),
  };
}
