import { randomFraction } from '../base/random-fraction';
import type { Clock } from '../base/clock';
import type { NetworkWatch } from '../line/network-watch';
import { ServerLine } from '../line/server-line';
import type { SignalingChannel } from '../line/signaling-channel';
import { phraseKind } from '../phrase/phrase-message';
import type { PreparedCall, Seat, SeatView } from '../signaling/events';
import type { PeerId, RoomId } from '../signaling/identifiers';
import type { RoomPass } from '../signaling/room-pass';
import { browserEdges } from './link/browser-edges';
import type { LinkEdges } from './link/link-edges';
import type { LinkStanding } from './media/budget';
import { muteRequestKind } from './messages/mute-request';
import { receivingKind } from './messages/receiving';
import type { OwnSide } from './own-side';
import { Attendance } from './people/attendance';
import { ChannelHub } from './people/channel-hub';
import { Gestures } from './people/gestures';
import { Pulse } from './pulse';
import { Admission } from './seat/admission';
import { OwnCertificate } from './seat/own-certificate';
import { VisitPhrase } from './seat/visit-phrase';

export interface CallOptions {
  room: RoomId;
  /** What opens it on a server that not everybody may. */
  pass?: RoomPass | undefined;
  channel: SignalingChannel;
  edges?: LinkEdges;
  clock?: Clock;
  network?: NetworkWatch;
  /** From 0 to 1, to spread out what many would do at once. */
  random?: () => number;
  /** Told of what went wrong with one link; the call goes on. */
  onError?: (error: unknown) => void;
}

/** What the parts of a call tell it. */
export interface CallEvents {
  /** What a snapshot shows may be another. */
  changed: () => void;
  /** There is a seat. @param returned it is the one there was before */
  seated: (seat: Seat, peers: readonly SeatView[], returned: boolean) => void;
  prepared: (prepared: PreparedCall) => void;
  unprepared: () => void;
  unseated: () => void;
  /** Somebody is there no more. */
  gone: (id: PeerId) => void;
  /** What the links carry is known anew. */
  measured: (links: ReadonlyMap<PeerId, LinkStanding>) => void;
  askedToMute: (id: PeerId) => void;
}

/** What a call is made of. */
export interface CallParts {
  pulse: Pulse;
  line: ServerLine;
  certificate: OwnCertificate;
  admission: Admission;
  attendance: Attendance;
  phrase: VisitPhrase;
  gestures: Gestures;
  chat: ChannelHub;
  files: ChannelHub;
}

/** Makes the parts of a call, each of those before it. Nothing happens yet, and nothing is told. */
export function callParts(
  options: CallOptions & Required<Pick<CallOptions, 'clock' | 'onError'>>,
  own: OwnSide,
  events: CallEvents,
): CallParts {
  const { room, pass, channel, clock, onError } = options;
  const { edges = browserEdges, random = randomFraction } = options;
  const { changed } = events;
  const common = { send: channel.send, now: () => clock.now(), onError, changed };
  const pulse = new Pulse(clock);
  const line = new ServerLine({ ...common, room, channel });
  const certificate = new OwnCertificate({ ...common, create: () => edges.createCertificate() });
  const admission = new Admission({
    ...common,
    room,
    pass,
    ready: () => !certificate.pending,
    seated: events.seated,
    prepared: events.prepared,
    unprepared: events.unprepared,
    unseated: events.unseated,
  });
  const chat = new ChannelHub('chat', () => admission.self);
  const files = new ChannelHub('transfer', () => admission.self);
  const attendance = new Attendance({
    ...common,
    line,
    admission,
    certificate,
    own: {
      edges,
      random,
      now: common.now,
      relayOnly: () => own.relayOnly,
      tracks: () => own.tracks,
      openChannels: (peer, connection, gate) => {
        files.takeBytes(peer, connection, gate);
        const detach = [chat, files].map((hub) => hub.attach(peer, connection, gate));
        return () => detach.forEach((one) => one());
      },
      budget: (peer) => own.qualityOf(peer),
      share: events.measured,
      showing: (peer) => own.view.of(peer),
      facts: () => own.facts,
      reportError: onError,
    },
    reported: () => pulse.catchUp(),
    gone: events.gone,
  });
  const phrase = new VisitPhrase({
    ...common,
    certificate: () => certificate.current,
    send: (to, message) => attendance.roster.get(to)?.tell(phraseKind, message),
  });
  const gestures = new Gestures({
    ...common,
    talk: attendance.talk,
    roster: attendance.roster,
    self: () => (admission.inCall ? admission.self : null),
    host: () => admission.host,
  });
  attendance.talk.onOpen(({ id }) => phrase.greet(id));
  attendance.talk.on(receivingKind, ({ reception }, message) => reception.hear(message));
  attendance.talk.on(phraseKind, ({ id }, message) => phrase.receive(id, message));
  attendance.talk.on(muteRequestKind, ({ id }) => events.askedToMute(id));
  return { pulse, line, certificate, admission, attendance, phrase, gestures, chat, files };
}
