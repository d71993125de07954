import { useEffect, useState, useSyncExternalStore } from 'react';
import type { PeerChannels } from '../../lib/base/peer-channels';
import { Call } from '../../lib/call/call';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import type { Rejoin } from '../../lib/call/seat/rejoin-memory';
import type { SeatTokens } from '../../lib/call/seat/seat-tokens';
import type { History } from '../../lib/history/history';
import type { SignalingChannel } from '../../lib/line/signaling-channel';
import type { LocalMedia } from '../../lib/media/local-media';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { rememberedServerPassword } from '../../lib/rooms/server-password';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { coalesced } from '../base/coalesced';
import { useCallHistory } from './use-call-history';
import type { CallVerbs } from './use-call-verbs';
import { useCallVerbs } from './use-call-verbs';
import { useCaptureLimits } from './use-capture-limits';
import { useLocalSide } from './use-local-side';
import { useKeepRejoin, useKnockAgain } from './use-rejoin';
import { usePreparing } from './use-preparing';
import { usePressure } from './use-pressure';
import { useRoomKey } from '../room/use-room-key';
import { useWatching } from './use-watching';

export interface UseCallOptions {
  room: RoomId;
  access: RoomAccess;
  /** The line to the server; that of the first render counts. */
  channel: SignalingChannel;
  /** What opens the room on a server that not everybody may; that of the first render counts. */
  pass: RoomPass | undefined;
  name: string;
  media: MediaSnapshot;
  local: LocalMedia;
  /** The seat or place to ask for at once. */
  rejoin: (SeatTokens & Pick<Rejoin, 'waits' | 'knocked'>) | null;
  /** Whether the others must not learn this participant's address. */
  hideAddress: boolean;
  /** Whether links are to be made before joining. */
  connectBefore: boolean;
  /** Takes down what happens. */
  history: History;
}

/** Owns the call of one room for a component's life. */
export function useCall(options: UseCallOptions): {
  snapshot: CallSnapshot;
  call: CallVerbs;
  /** A channel to each of the others for what people write. */
  chatChannels: PeerChannels<PeerId>;
  /** Those who are not to read what was written before they came, as it is at the moment. */
  latecomers: () => ReadonlySet<PeerId>;
  /** Channels to each of the others for files. */
  fileChannels: PeerChannels<PeerId>;
} {
  const { room, access, channel, pass, name, media, local } = options;
  const { rejoin, hideAddress, connectBefore, history } = options;
  const [call] = useState(() => {
    const onError = (error: unknown) => history.noteError(error);
    return new Call({ room, pass, channel, onError });
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

  usePreparing(call, { wanted: connectBefore, access, hideAddress, makeKey });
  useWatching(call);
  usePressure(call, snapshot.call.status === 'inCall');
  useLocalSide(call, { media, name });
  useCallHistory(history, call, media);
  useCaptureLimits(local, snapshot);
  useKnockAgain(call, snapshot.call, rejoin);
  useKeepRejoin(call, snapshot.call, {
    room,
    muted: media.muted || media.talking,
    cameraWanted: media.camera.status !== 'off',
    passphrase: access.kind === 'name' ? access.passphrase : '',
    rejoin,
  });

  return {
    snapshot,
    call: useCallVerbs(call, makeKey),
    chatChannels: call.chat,
    latecomers: call.latecomers,
    fileChannels: call.files,
  };
}
