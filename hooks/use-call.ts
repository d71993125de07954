import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PeerChannels } from '../lib/base/peer-channels';
import { Call } from '../lib/call/call';
import type { CallSnapshot } from '../lib/call/call-snapshot';
import { localFacts, localTracks } from '../lib/call/local-side';
import { qualityFor } from '../lib/call/media/quality-table';
import type { Rejoin } from '../lib/call/seat/rejoin-memory';
import type { SeatTokens } from '../lib/call/seat/seat-tokens';
import { createSocketChannel } from '../lib/line/socket-channel';
import type { DoorVerbs } from '../lib/door/door';
import type { KnockPicture } from '../lib/door/knock-picture';
import type { History } from '../lib/history/history';
import type { LocalMedia } from '../lib/media/local-media';
import type { MediaSnapshot } from '../lib/media/media-snapshot';
import { rememberedServerPassword } from '../lib/rooms/server-password';
import type { RoomAccess } from '../lib/rooms/room-access';
import type { IceServer } from '../lib/signaling/events';
import type { PeerId, RoomId } from '../lib/signaling/identifiers';
import { coalesced } from './coalesced';
import { useKeepRejoin } from './use-rejoin';
import { useRoomKey } from './use-room-key';
import { useStrain } from './use-strain';

export interface UseCallOptions {
  room: RoomId;
  access: RoomAccess;
  name: string;
  media: MediaSnapshot;
  local: LocalMedia;
  /** The seat or place to ask for at once. */
  rejoin: (SeatTokens & Pick<Rejoin, 'waits' | 'knocked'>) | null;
  /** Whether the others must not learn this participant's address. */
  hideAddress: boolean;
  /** Takes down what happens. */
  history: History;
}

/** In pixels: what a preview needs to look good, however full the room is. */
const PREVIEW_HEIGHT = 360;

/** Changing a camera's size costs a key frame on every link; not while others are being made. */
const CAPTURE_DELAY_MS = 4_000;

/** What a person can do about the call. */
export interface CallVerbs {
  /** @param access the server's password for opening rooms; '' for none */
  join: (access?: string) => void;
  /** Queues for a seat of a full room. */
  wait: () => void;
  stopWaiting: () => void;
  /** Asks the host to be let in. */
  knock: (picture: KnockPicture | null) => void;
  readonly door: DoorVerbs;
  askToMute: (peer: PeerId) => void;
  settleMuteRequest: () => void;
  leave: () => void;
  /** Makes a fresh attempt at the connection to that peer. */
  retry: (peer: PeerId) => void;
  /** Tells the others whether this person found that they read the same words. */
  setVerified: (verified: boolean) => void;
  askIceServers: () => Promise<readonly IceServer[]>;
}

/** Owns the call of one room for a component's life. */
export function useCall(options: UseCallOptions): {
  snapshot: CallSnapshot;
  call: CallVerbs;
  /** A channel to each of the others for what people write. */
  chatChannels: PeerChannels<PeerId>;
} {
  const { room, access, name, media, local, rejoin, hideAddress, history } = options;
  const [call] = useState(() => {
    const onError = (error: unknown) => history.noteError(error);
    return new Call({ room, channel: createSocketChannel(), onError });
  });
  const makeKey = useRoomKey(room, access);
  const [subscribe] = useState(() => coalesced(call.subscribe));
  const snapshot = useSyncExternalStore(subscribe, call.getSnapshot, call.getSnapshot);

  // Before the next one, which may join: no connection is made under the other policy.
  useEffect(() => call.setRelayOnly(hideAddress), [call, hideAddress]);

  useEffect(() => {
    call.open();
    if (rejoin) {
      const { waits: wait } = rejoin;
      const access = rememberedServerPassword();
      call.join({ returning: rejoin, wait, access, key: makeKey() });
    }
    return () => call.close();
  }, [call, rejoin, makeKey]);

  useEffect(() => {
    call.setLocal(localTracks(media), localFacts(media, name));
  }, [call, media, name]);

  const inCall = snapshot.call.status === 'inCall';
  const strained = useStrain(inCall);
  useEffect(() => call.setStrained(strained), [call, strained]);

  useEffect(() => call.subscribe(() => history.followCall(call.getSnapshot())), [call, history]);
  useEffect(() => history.followMedia(media), [history, media]);

  const count = (inCall ? snapshot.peers.length : (snapshot.occupancy?.present ?? 0)) + 1;
  useEffect(() => {
    const { camera, screen } = qualityFor(count, strained);
    const { height, frameRate } = camera;
    if (!inCall) {
      local.limitCapture({ height: Math.max(height, PREVIEW_HEIGHT), frameRate });
      local.limitScreen(screen.pixels);
      return;
    }
    // The senders scale down at once; camera and screen follow when the new links have had their time.
    const timer = setTimeout(() => {
      local.limitCapture({ height, frameRate });
      local.limitScreen(screen.pixels);
    }, CAPTURE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [local, count, inCall, strained]);

  const hasToKnock = snapshot.call.status === 'atDoor' && rejoin?.knocked === true;
  useEffect(() => {
    // Whoever had knocked before the page was loaded again. The picture is gone with the page.
    if (hasToKnock) call.knock(null);
  }, [call, hasToKnock]);

  useKeepRejoin(call, snapshot.call, {
    room,
    muted: media.muted,
    cameraWanted: media.camera.status !== 'off',
    passphrase: access.kind === 'name' ? access.passphrase : '',
  });

  const [verbs] = useState<CallVerbs>(() => ({
    join: (access) => call.join({ access, key: makeKey() }),
    wait: () => call.join({ wait: true, key: makeKey() }),
    stopWaiting: () => call.leave(),
    knock: (picture) => call.knock(picture),
    door: call.door,
    askToMute: (peer) => call.askToMute(peer),
    settleMuteRequest: () => call.settleMuteRequest(),
    leave: () => call.leave(),
    retry: (peer) => call.retry(peer),
    setVerified: (verified) => call.setVerified(verified),
    askIceServers: () => call.askIceServers(),
  }));
  return { snapshot, call: verbs, chatChannels: call.chat };
}
