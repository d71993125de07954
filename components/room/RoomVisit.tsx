import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useCall } from '../../hooks/use-call';
import { useHiddenAddress } from '../../hooks/use-hidden-address';
import { useLocalMedia } from '../../hooks/use-local-media';
import { rememberName } from '../../lib/rooms/name-memory';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { cleanName } from '../../lib/signaling/clean-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import { CallView } from '../call/CallView';
import { Lobby } from '../lobby/Lobby';
import { RoomFull } from './RoomFull';
import type { VisitEnd } from './visit-end';
import type { VisitStart } from './visit-start';

interface RoomVisitProps {
  room: RoomId;
  access: RoomAccess;
  onPassphrase: (passphrase: string) => void;
  /** As typed: '' makes a guest. */
  typedName: string;
  onName: (name: string) => void;
  start: VisitStart;
  onEnd: (end: VisitEnd) => void;
}

/** From the lobby through the call to its end. Holds devices and connections for as long as it is shown. */
export function RoomVisit(props: RoomVisitProps) {
  const { room, access, onPassphrase, typedName, onName, start, onEnd } = props;
  const t = useTranslations('lobby');
  const { rejoin, joinAtOnce, devices } = start;
  const { media, local } = useLocalMedia(devices ?? {});
  const name = cleanName(typedName) || t('guest');
  const { hidden, setHidden } = useHiddenAddress();
  const options = { room, access, name, media, local, rejoin, hideAddress: hidden };
  const { snapshot, call } = useCall(options);
  const status = snapshot.call;

  useEffect(() => {
    if (joinAtOnce) call.join();
  }, [call, joinAtOnce]);

  const reportEnd = useEffectEvent((reason: VisitEnd['reason']) => {
    const { muted, camera } = media;
    onEnd({ reason, devices: { muted, cameraWanted: camera.status !== 'off' } });
  });
  useEffect(() => {
    if (status.status === 'left' || status.status === 'refused') reportEnd(status);
  }, [status]);

  const join = () => {
    rememberName(typedName);
    call.join();
  };

  switch (status.status) {
    case 'lobby':
    case 'joining':
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
          askIceServers={call.askIceServers}
          onJoin={join}
        />
      );
    case 'full':
      return <RoomFull {...status} onWait={call.wait} onStopWaiting={call.stopWaiting} />;
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
          onRetry={call.retry}
          onVerified={call.setVerified}
          onLeave={call.leave}
        />
      );
    case 'left':
    case 'refused':
      return null;
  }
}
