import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useCall } from '../../hooks/use-call';
import { useChat } from '../../hooks/use-chat';
import { useConnectBefore } from '../../hooks/use-connect-before';
import { useHiddenAddress } from '../../hooks/use-hidden-address';
import { useLocalMedia } from '../../hooks/use-local-media';
import { useServerPassword } from '../../hooks/use-server-password';
import { useTransfers } from '../../hooks/use-transfers';
import type { History } from '../../lib/history/history';
import { rememberName } from '../../lib/rooms/name-memory';
import { rememberedServerPassword } from '../../lib/rooms/server-password';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { cleanName } from '../../lib/signaling/clean-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { CallView } from '../call/CallView';
import { Lobby } from '../lobby/Lobby';
import { AtDoor } from './AtDoor';
import { RoomFull } from './RoomFull';
import type { VisitEnd } from './visit-end';
import { reasonOfEnd } from './visit-end';
import type { VisitStart } from './visit-start';

interface RoomVisitProps {
  room: RoomId;
  access: RoomAccess;
  onPassphrase: (passphrase: string) => void;
  /** As typed: '' makes a guest. */
  typedName: string;
  onName: (name: string) => void;
  start: VisitStart;
  /** Takes down what happens. */
  history: History;
  onEnd: (end: VisitEnd) => void;
}

/** From the lobby through the call to its end. Holds devices and connections for as long as it is shown. */
export function RoomVisit(props: RoomVisitProps) {
  const { room, access, onPassphrase, typedName, onName, start, history, onEnd } = props;
  const t = useTranslations('lobby');
  const { rejoin, joinAtOnce, devices } = start;
  const { media, local } = useLocalMedia(devices ?? {});
  const name = cleanName(typedName) || t('guest');
  const { hidden, setHidden } = useHiddenAddress();
  const connectBefore = useConnectBefore();
  const options = {
    ...{ room, access, name, media, local, rejoin, history },
    hideAddress: hidden,
    connectBefore: connectBefore.wanted,
  };
  const { snapshot, call, chatChannels, latecomers, fileChannels } = useCall(options);
  const { peers } = snapshot;
  const chat = useChat({ room, channels: chatChannels, latecomers, peers, name, history });
  const files = useTransfers({ room, channels: fileChannels, peers, media, history });
  const status = snapshot.call;
  const password = useServerPassword(status);

  useEffect(() => {
    if (joinAtOnce) call.join(rememberedServerPassword());
  }, [call, joinAtOnce]);

  const reportEnd = useEffectEvent((reason: VisitEnd['reason']) => {
    const { muted, camera } = media;
    onEnd({ reason, devices: { muted, cameraWanted: camera.status !== 'off' } });
  });
  useEffect(() => {
    const reason = reasonOfEnd(status);
    if (reason) reportEnd(reason);
  }, [status]);

  const join = () => {
    rememberName(typedName);
    password.remember();
    call.join(password.text);
  };

  switch (status.status) {
    case 'lobby':
    case 'joining':
    case 'accessNeeded':
      return (
        <Lobby
          room={room}
          access={access}
          onPassphrase={onPassphrase}
          snapshot={snapshot}
          media={media}
          local={local}
          name={typedName}
          onName={onName}
          addressHidden={hidden}
          onHideAddress={setHidden}
          connectsBefore={connectBefore.wanted}
          onConnectBefore={connectBefore.setWanted}
          password={password}
          askIceServers={call.askIceServers}
          onJoin={join}
        />
      );
    case 'full':
      return <RoomFull {...status} onWait={call.wait} onStopWaiting={call.stopWaiting} />;
    case 'atDoor':
      return (
        <AtDoor
          place={status}
          name={name}
          serverConnected={snapshot.serverConnected}
          camera={media.camera.status === 'on' ? media.camera.track : null}
          onKnock={call.knock}
          onGiveUp={call.leave}
        />
      );
    case 'inCall':
      return (
        <CallView
          room={room}
          access={access}
          name={name}
          seat={status}
          snapshot={snapshot}
          media={media}
          local={local}
          history={history}
          chat={chat}
          {...files}
          figures={call.figures}
          onRetry={call.retry}
          onVerified={call.setVerified}
          door={call.door}
          gestures={call.gestures}
          onAskToMute={call.askToMute}
          onMuteRequestSettled={call.settleMuteRequest}
          onShown={call.setShown}
          onSoundOnly={call.setSoundOnly}
          onLeave={call.leave}
        />
      );
    case 'left':
    case 'refused':
    case 'turnedAway':
    case 'removed':
      return null;
  }
}
