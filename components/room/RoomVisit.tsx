import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEarlyLine } from '../../hooks/call/use-early-line';
import { useConnectBefore } from '../../hooks/visitor/use-connect-before';
import { useFramed } from '../../hooks/room/use-framed';
import { useHiddenAddress } from '../../hooks/visitor/use-hidden-address';
import { useLocalMedia } from '../../hooks/media/use-local-media';
import { useRoomsOfDevice } from '../../hooks/room/use-rooms-of-device';
import { useServerPassword } from '../../hooks/room/use-server-password';
import { useStageView } from '../../hooks/stage/use-stage-view';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import { emptyCall } from '../../lib/call/call-snapshot';
import type { History } from '../../lib/history/history';
import { rememberName } from '../../lib/rooms/name-memory';
import type { RoomAccess } from '../../lib/rooms/room-access';
import { cleanName } from '../../lib/signaling/clean-name';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { Lobby } from '../lobby/Lobby';
import { earlyPart, lazyPart } from '../ui/lazy-part';
import { AtDoor } from './AtDoor';
import type { KeptCall } from './CallKeeper';
import { RoomFull } from './RoomFull';
import type { VisitEnd } from './visit-end';
import { reasonOfEnd } from './visit-end';
import type { VisitStart } from './visit-start';

const CallKeeper = earlyPart(
  async () => (await import(/* webpackChunkName: "early-keeper" */ './CallKeeper')).CallKeeper,
);
const CallView = earlyPart(
  async () => (await import(/* webpackChunkName: "early-view" */ '../call/CallView')).CallView,
);
const EmbeddedVisit = lazyPart(async () => (await import('../embed/EmbeddedVisit')).EmbeddedVisit);

/** The call that is joined as soon as it is there. */
const joiningSoon: CallSnapshot = { ...emptyCall, call: { status: 'joining' } };

interface RoomVisitProps {
  room: RoomId;
  access: RoomAccess;
  /** What the link has that opens the room. */
  pass: RoomPass | undefined;
  onPassphrase: (passphrase: string) => void;
  /** As typed: '' makes a guest. */
  typedName: string;
  onName: (name: string) => void;
  start: VisitStart;
  /** Whether the page around the frame has controls of its own. */
  hidesControls: boolean;
  /** Takes down what happens. */
  history: History;
  onEnd: (end: VisitEnd) => void;
}

/** From the lobby through the call to its end. Holds devices and connections for as long as it is shown. */
export function RoomVisit(props: RoomVisitProps) {
  const { room, access, pass, onPassphrase, typedName, onName, start, history, onEnd } = props;
  const t = useTranslations('lobby');
  const { rejoin, joins, devices } = start;
  const { media, local } = useLocalMedia(devices ?? {});
  const name = cleanName(typedName) || t('guest');
  const { hidden, setHidden } = useHiddenAddress();
  const connectBefore = useConnectBefore();
  const channel = useEarlyLine(room);
  const [kept, setKept] = useState<KeptCall | null>(null);
  const call = kept?.call;
  /** Before there is a call to join. */
  const [pressed, setPressed] = useState(joins === 'at once');
  const snapshot = kept?.snapshot ?? (pressed || rejoin ? joiningSoon : emptyCall);
  const status = snapshot.call;
  const view = useStageView();
  const [chatting, setChatting] = useState(false);
  const framed = useFramed();
  const password = useServerPassword(status, pass !== undefined);
  useRoomsOfDevice(room, access, password.passOver ? null : pass, status.status === 'inCall');

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
    if (call) call.join(password.text);
    else setPressed(true);
  };

  /** What the button does that leads on. */
  const onwards = () => {
    if (status.status === 'lobby' || status.status === 'accessNeeded') join();
    else if (status.status === 'full') call?.wait();
    else if (status.status === 'atDoor') call?.knock(null);
  };

  const lobby = () => (
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
      askIceServers={call?.askIceServers}
      onJoin={join}
    />
  );

  const shown = ({ call, chat, transfers, offers }: KeptCall): ReactNode => {
    switch (status.status) {
      case 'lobby':
      case 'joining':
      case 'accessNeeded':
        return lobby();
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
            transfers={transfers}
            offers={offers}
            figures={call.figures}
            view={view}
            chatting={chatting}
            onChatting={setChatting}
            controlsHidden={props.hidesControls}
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
  };

  return (
    <>
      <CallKeeper
        room={room}
        access={access}
        channel={channel}
        pass={pass}
        name={name}
        media={media}
        local={local}
        rejoin={rejoin}
        hideAddress={hidden}
        connectBefore={connectBefore.wanted}
        history={history}
        pressed={pressed}
        onChange={setKept}
      />
      {framed && kept && (
        <EmbeddedVisit
          snapshot={snapshot}
          media={media}
          local={local}
          chat={kept.chat}
          view={view}
          chatting={chatting}
          onChatting={setChatting}
          skipsLobby={joins === 'if permitted'}
          onJoin={onwards}
          onLeave={kept.call.leave}
        />
      )}
      {kept ? shown(kept) : lobby()}
    </>
  );
}
