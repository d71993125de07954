import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useFileSending } from '../../hooks/transfer/use-file-sending';
import { useVisibleArea } from '../../hooks/base/use-visible-area';
import { usePastedPictures } from '../../hooks/transfer/use-pasted-pictures';
import { useMediaSession } from '../../hooks/media/use-media-session';
import { useVolumes } from '../../hooks/media/use-volumes';
import { useVisitor } from '../../hooks/visitor/use-visitor';
import type { PeerView } from '../../lib/call/call-snapshot';
import { localFacts, receivable } from '../../lib/call/local-side';
import { filesTarget, targetOf } from '../../lib/chat/target';
import { loadEmojiList } from '../../lib/emoji/load-emoji-list';
import { holdScreenOn } from '../../lib/media/hold-screen-on';
import { soundAsCall } from '../../lib/media/sound-as-call';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { PeerId } from '../../lib/signaling/identifiers';
import { ChatBubble } from '../chat/ChatBubble';
import { ChatButton } from '../chat/ChatButton';
import { ConnectionAnnouncer } from '../connection/ConnectionAnnouncer';
import { DeviceNews } from '../devices/DeviceNews';
import { MutedVoiceNotice } from '../devices/MutedVoiceNotice';
import { PlaybackNotice } from '../devices/PlaybackNotice';
import { SilentMicrophoneNotice } from '../devices/SilentMicrophoneNotice';
import { DoorNews } from '../door/DoorNews';
import { KnockAnnouncer } from '../door/KnockAnnouncer';
import { KnockCard } from '../door/KnockCard';
import { MuteRequestNotice } from './MuteRequestNotice';
import { GestureButton } from '../gestures/GestureButton';
import { AloneCard } from '../invite/AloneCard';
import { DropMark } from '../transfer/DropMark';
import { OfferBubble } from '../transfer/OfferBubble';
import { TransferAnnouncer } from '../transfer/TransferAnnouncer';
import { DialogNotices } from '../ui/dialog-notices';
import { fetchPartsSoon, idlePart, lazyPart } from '../ui/lazy-part';
import { LiveRegion } from '../ui/LiveRegion';
import type { CallViewProps } from './call-view-props';
import { CallDialogs, type CallDialog } from './CallDialogs';
import { CallHeader } from './CallHeader';
import { CallNotices } from './CallNotices';
import { CallTitle } from './CallTitle';
import styles from './CallView.module.css';
import { ControlBar } from '../controls/ControlBar';
import { GettingReady } from '../stage/GettingReady';
import { isCameraRunning, toggleCamera, toggleMicrophone } from '../controls/media-toggles';
import { PresenceAnnouncer } from './PresenceAnnouncer';
import { RemoteAudio } from './RemoteAudio';
import { TamperedNotices } from './TamperedNotices';
import { TileStage } from '../stage/TileStage';
import { UnreachedNotices } from './UnreachedNotices';

const ChatPanel = lazyPart(async () => (await import('../chat/ChatPanel')).ChatPanel);
const ApartWindow = idlePart(async () => (await import('../apart/ApartWindow')).ApartWindow);
const CaptionStrip = idlePart(async () => (await import('../captions/CaptionStrip')).CaptionStrip);
const GestureAnnouncer = idlePart(
  async () => (await import('../gestures/GestureAnnouncer')).GestureAnnouncer,
);

/** Whether the link to it is there, or given up for now. */
function isSettled({ link }: PeerView): boolean {
  return link.status === 'connected' || link.status === 'blocked';
}

/** The call: everybody's tiles, edge to edge, and what one can do. */
export function CallView(props: CallViewProps) {
  const { room, access, name, seat, snapshot, media, local, onRetry, onLeave } = props;
  const { chat, transfers, offers, view, chatting, onChatting } = props;
  const { door } = seat;
  const { locale } = useVisitor();
  const visibleArea = useVisibleArea();
  useEffect(() => holdScreenOn(), []);
  useEffect(() => soundAsCall(), []);
  useMediaSession(
    { microphoneOn: !media.muted, cameraOn: isCameraRunning(media) },
    {
      microphone: () => toggleMicrophone(media, local),
      camera: () => toggleCamera(media, local),
      hangUp: onLeave,
    },
  );
  const [dialog, setDialog] = useState<CallDialog>('none');
  const [asked, setAsked] = useState<PeerId | null>(null);
  const showDetails = useCallback((peer: PeerId) => {
    setAsked(peer);
    setDialog('connection');
  }, []);
  const sent = useMemo(() => receivable(localFacts(media, name)), [media, name]);
  // A switch shows at once what was chosen; snapshots take their time.
  const [soundOnly, setSoundOnly] = useState(snapshot.soundOnly);
  const chooseSoundOnly = (chosen: boolean) => {
    setSoundOnly(chosen);
    props.onSoundOnly(chosen);
  };
  const openChat = () => onChatting(true);
  const sending = useFileSending(transfers);
  usePastedPictures((pictures) => {
    sending.send(pictures, filesTarget(targetOf(chat.drafts.getSnapshot(), chat.getSnapshot())));
    openChat();
  });
  const chatButton = useRef<HTMLButtonElement>(null);
  const closeChat = () => {
    onChatting(false);
    chatButton.current?.focus();
  };
  const chatControl = useMemo(
    () => (
      <ChatButton
        ref={chatButton}
        chat={chat}
        offers={offers}
        expanded={chatting}
        onPress={() => onChatting(!chatting)}
      />
    ),
    [chat, offers, chatting, onChatting],
  );
  const { peers, phrase, gestures } = snapshot;
  const count = peers.length + 1;
  const settled = peers.every(isSettled);
  // Begun anew with each newcomer: five pages that compile their dialogs would hold up the meeting.
  useEffect(
    () => (settled ? fetchPartsSoon(() => loadEmojiList(locale)) : undefined),
    [settled, count, locale],
  );
  const raised = gestures.hands.includes(seat.self);
  const gestureControl = useMemo(
    () => <GestureButton raised={raised} hands={gestures.hands.length} verbs={props.gestures} />,
    [raised, gestures.hands.length, props.gestures],
  );
  const [volumes, setVolume] = useVolumes();
  // Nobody presses keys before the first pictures are there.
  const [met, setMet] = useState(settled);
  if (settled && !met) setMet(true);
  const origin = keyOrigin(access);
  const asking = peers.find(({ id }) => id === snapshot.muteRequest);
  const knocks = <KnockCard knockers={door.knockers} verbs={props.door} />;
  return (
    <div ref={visibleArea} className={styles.call} data-surface="call">
      <CallTitle
        room={room}
        count={count}
        knocking={door.knockers.length}
        chat={chat}
        transfers={transfers}
        offers={offers}
      />
      <CallHeader
        room={room}
        origin={origin}
        phrase={phrase}
        count={count}
        since={seat.since}
        locked={door.locked}
        onOpen={setDialog}
      />
      <div className={styles.notices}>
        <LiveRegion>
          <CallNotices
            snapshot={snapshot}
            media={media}
            local={local}
            onShowPictures={() => chooseSoundOnly(false)}
          />
          <TamperedNotices peers={peers} />
          <MutedVoiceNotice media={media} local={local} />
          <SilentMicrophoneNotice media={media} />
          <PlaybackNotice />
          {asking && (
            <MuteRequestNotice
              peer={asking}
              onMute={() => local.setMuted(true)}
              onDismiss={props.onMuteRequestSettled}
            />
          )}
          <UnreachedNotices unreached={snapshot.unreached} peers={peers} />
          <GettingReady count={snapshot.preparing} />
          <DoorNews door={door} peers={peers} />
          <DeviceNews media={media} />
        </LiveRegion>
        {dialog === 'none' && knocks}
      </div>
      <RemoteAudio peers={peers} speakerId={media.speakerId} volumes={volumes} />
      <div className={styles.middle}>
        <main className={styles.main}>
          <TileStage
            self={seat.self}
            name={name}
            peers={peers}
            media={media}
            view={view}
            met={met}
            gestures={gestures}
            soundOnly={soundOnly}
            onShown={props.onShown}
            strained={snapshot.sending.strained}
            sent={sent}
            onRetry={onRetry}
            onDetails={showDetails}
          />
          {peers.length === 0 && <AloneCard room={room} access={access} />}
        </main>
        {chatting && (
          <ChatPanel
            chat={chat}
            transfers={transfers}
            offers={offers}
            sending={sending}
            newcomers={{
              self: seat.self,
              door,
              online: snapshot.serverConnected,
              verbs: props.door,
            }}
            onClose={closeChat}
          />
        )}
        {!chatting && (
          <ChatBubble chat={chat} onOpen={openChat}>
            <OfferBubble offers={offers} onOpen={openChat} />
          </ChatBubble>
        )}
      </div>
      {met && <CaptionStrip peers={peers} />}
      {!props.controlsHidden && (
        <ControlBar
          media={media}
          local={local}
          chat={chatControl}
          gestures={gestureControl}
          onOpen={setDialog}
          onLeave={onLeave}
        />
      )}
      <DropMark
        peers={peers}
        onFiles={(...files) => {
          sending.send(...files);
          openChat();
        }}
      />
      <PresenceAnnouncer peers={peers} />
      <ConnectionAnnouncer peers={peers} strained={snapshot.sending.strained} />
      {met && <GestureAnnouncer self={seat.self} peers={peers} gestures={gestures} />}
      {met && (
        <ApartWindow
          self={seat.self}
          name={name}
          peers={peers}
          media={media}
          local={local}
          pictures={!soundOnly}
          onLeave={onLeave}
        />
      )}
      <TransferAnnouncer transfers={transfers} />
      <KnockAnnouncer knockers={door.knockers} />
      <DialogNotices value={knocks}>
        <CallDialogs
          {...props}
          dialog={dialog}
          onOpen={setDialog}
          asked={asked}
          met={met}
          raised={raised}
          sent={sent}
          soundOnly={soundOnly}
          volumes={volumes}
          onVolume={setVolume}
          onSoundOnly={chooseSoundOnly}
          onChat={() => onChatting(!chatting)}
        />
      </DialogNotices>
    </div>
  );
}
