import * as v from 'valibot';
import type { CallSnapshot, CallStatus, PeerView } from '../../../lib/call/call-snapshot';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import type { RoomAccess } from '../../../lib/rooms/room-access';
import { newRoomSecret } from '../../../lib/rooms/room-secret';
import { PeerIdSchema, RoomIdSchema } from '../../../lib/signaling/identifiers';

export const room = v.parse(RoomIdSchema, 'the-long-table');

/** Everything that a room's key can be made of. */
export const accesses = {
  link: { kind: 'link', secret: newRoomSecret() },
  passphrase: { kind: 'name', passphrase: 'five random words' },
  name: { kind: 'name', passphrase: '' },
} as const satisfies Record<string, RoomAccess>;

export const seat: Extract<CallStatus, { status: 'inCall' }> = {
  status: 'inCall',
  self: v.parse(PeerIdSchema, 'self000000000000'),
  capacity: 5,
  since: 1_700_000_000_000,
};

/** A peer who is connected, hears and is heard, and shows nothing. */
export function peerOf(index: number, change: Partial<PeerView> = {}): PeerView {
  return {
    id: v.parse(PeerIdSchema, `peer00000000000${index}`),
    facts: { name: `Person ${index}`, microphone: true, camera: false, screen: false },
    away: false,
    link: { status: 'connected', path: null },
    proven: true,
    tampered: false,
    speaking: false,
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
    serverConnected: true,
    occupancy: null,
    phrase: { status: 'none' },
    ...change,
  };
}

/** No devices at all, un-muted. */
export function mediaOf(change: Partial<MediaSnapshot> = {}): MediaSnapshot {
  return {
    microphone: { status: 'off' },
    muted: false,
    camera: { status: 'off' },
    screen: { status: 'off' },
    choices: { microphones: [], cameras: [], speakers: [] },
    speakerId: '',
    ...change,
  };
}
