import * as v from 'valibot';
import type { Area } from '../../../components/stage/grid-layout';
import type { TilePlace } from '../../../components/stage/tile-places';
import type { PeerChannels } from '../../../lib/base/peer-channels';
import { unshared } from '../../../lib/call/media/sending';
import type { CallSnapshot, CallStatus, PeerView } from '../../../lib/call/call-snapshot';
import { noGestures } from '../../../lib/call/people/gesture-view';
import type { RoomDoor } from '../../../lib/door/room-door';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import type { RoomAccess } from '../../../lib/rooms/room-access';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { PeerIdSchema, RoomIdSchema } from '../../../lib/signaling/identifiers';
import { factsOf } from '../../fakes/facts';

export const room = v.parse(RoomIdSchema, 'the-long-table');

/** Everything that a room's key can be made of. */
export const accesses = {
  link: { kind: 'link', secret: newRoomSecret() },
  shown: { kind: 'link', secret: newRoomSecret(), shown: true },
  passphrase: { kind: 'name', passphrase: 'five random words' },
  name: { kind: 'name', passphrase: '' },
} as const satisfies Record<string, RoomAccess>;

const self = v.parse(PeerIdSchema, 'self000000000000');

/** There is nobody to have a channel to. */
export const noChannels: PeerChannels<PeerId> = { self: () => self, use: () => () => undefined };

/** An open door, of which this participant is host. */
export function doorOf(change: Partial<RoomDoor> = {}): RoomDoor {
  const open = { locked: false, newcomersRead: true, latecomers: [], knockers: [] };
  return { host: self, isHost: true, ...open, ...change };
}

export const seat: Extract<CallStatus, { status: 'inCall' }> = {
  status: 'inCall',
  self,
  capacity: 5,
  since: 1_700_000_000_000,
  door: doorOf(),
};

/** A peer who is connected, hears and is heard, and shows nothing. */
export function peerOf(index: number, change: Partial<PeerView> = {}): PeerView {
  return {
    id: v.parse(PeerIdSchema, `peer00000000000${index}`),
    facts: factsOf(`Person ${index}`),
    away: false,
    link: { status: 'connected', path: null },
    proven: true,
    tampered: false,
    mark: null,
    receiving: null,
    speaking: false,
    resting: null,
    screenSoundRests: false,
    camera: null,
    microphone: null,
    screen: null,
    screenAudio: null,
    ...change,
  };
}

export function peersOf(count: number): PeerView[] {
  return Array.from({ length: count }, (_, index) => peerOf(index + 1));
}

export function snapshotOf(change: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    call: seat,
    peers: [],
    preparing: 0,
    unreached: [],
    serverConnected: true,
    occupancy: null,
    phrase: { status: 'none' },
    muteRequest: null,
    gestures: noGestures,
    networkChanges: 0,
    sending: unshared,
    soundOnly: false,
    ...change,
  };
}

/** No devices at all, un-muted. */
export function mediaOf(change: Partial<MediaSnapshot> = {}): MediaSnapshot {
  return {
    microphone: { status: 'off' },
    muted: false,
    music: false,
    camera: { status: 'off' },
    cameraSide: { facing: null, canTurn: false, torch: null },
    screen: { status: 'off' },
    talking: false,
    interrupted: [],
    choices: { microphones: [], cameras: [], speakers: [] },
    speakerId: '',
    moves: [],
    instead: { microphone: null, camera: null },
    ...change,
  };
}

/** A place in the upper left corner, where nothing was asked for. */
export function placeOf(area: Area): TilePlace {
  const acting = { pinned: false, onPin: jest.fn(), strip: null, onStrip: jest.fn() };
  const rect = { left: 0, top: 0, ...area };
  return { tile: 'person 1', rect, floating: false, spotlit: false, acting };
}
