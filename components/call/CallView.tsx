import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useFileSending } from '../../hooks/use-file-sending';
import { useMediaSession } from '../../hooks/use-media-session';
import type { StageView } from '../../hooks/use-stage-view';
import { useVolumes } from '../../hooks/use-volumes';
import { useVisitor } from '../../hooks/use-visitor';
import type { CallSnapshot, CallStatus, PeerView } from '../../lib/call/call-snapshot';
import type { Showing } from '../../lib/call/messages/showing';
import { localFacts, receivable } from '../../lib/call/local-side';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { Chat } from '../../lib/chat/chat';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import type { DoorVerbs } from '../../lib/door/door';
import { loadEmojiList } from '../../lib/emoji/load-emoji-list';
import type { History } from '../../lib/history/history';
import { holdScreenOn } from '../../lib/media/hold-screen-on';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import { ChatBubble } from '../chat/ChatBubble';
import { ChatButton } from '../chat/ChatButton';
import { LazyConnectionDetails } from '../connection/LazyConnectionDetails';
import { DeviceNews } from '../devices/DeviceNews';
import type { MediaVerbs } from '../devices/media-verbs';
import { MutedVoiceNotice } from '../devices/MutedVoiceNotice';
import { PlaybackNotice } from '../devices/PlaybackNotice';
import { DoorNews } from '../door/DoorNews';
import { KnockAnnouncer } from '../door/KnockAnnouncer';
import { KnockCard } from '../door/KnockCard';
import { MuteRequestNotice } from '../door/MuteRequestNotice';
import { GestureButton } from '../gestures/GestureButton';
import { LazyHistoryDialog } from '../history/LazyHistoryDialog';
import { AloneCard } from '../invite/AloneCard';
import { LazyPhraseCard } from '../privacy/LazyPhraseCard';
import { LazyPrivacyDialog } from '../privacy/LazyPrivacyDialog';
import { DropMark } from '../transfer/DropMark';
import { OfferBubble } from '../transfer/OfferBubble';
import { TransferAnnouncer } from '../transfer/TransferAnnouncer';
import { DialogNotices } from '../ui/dialog-notices';
import { fetchPartsSoon, lazyPart } from '../ui/lazy-part';
import { LiveRegion } from '../ui/LiveRegion';
import { CallHeader } from './CallHeader';
import { CallNotices } from './CallNotices';
import { CallTitle } from './CallTitle';
import styles from './CallView.module.css';
import { ControlBar } from './ControlBar';
import { GettingReady } from './GettingReady';
import { isCameraRunning, toggleCamera, toggleMicrophone } from './media-toggles';
import { PresenceAnnouncer } from './PresenceAnnouncer';
import { RemoteAudio } from './RemoteAudio';
import { TamperedNotices } from './TamperedNotices';
import { TileStage } from './TileStage';

const ChatPanel = lazyPart(async () => (await import('../chat/ChatPanel')).ChatPanel);
const InviteDialog = lazyPart(async () => (await import('../invite/InviteDialog')).InviteDialog);
const PeopleDialog = lazyPart(async () => (await import('../people/PeopleDialog')).PeopleDialog);
const SettingsDialog = lazyPart(
  async () => (await import('../devices/SettingsDialog')).SettingsDialog,
);
const ViewDialog = lazyPart(async () => (await import('./ViewDialog')).ViewDialog);
const ViewChoices = lazyPart(async () => (await import('./ViewChoices')).ViewChoices);
const CallShortcuts = lazyPart(
  async () => (await import('../shortcuts/CallShortcuts')).CallShortcuts,
);
const ApartWindow = lazyPart(async () => (await import('../apart/ApartWindow')).ApartWindow);
const GestureAnnouncer = lazyPart(
  async () => (await import('../gestures/GestureAnnouncer')).GestureAnnouncer,
);

type CallDialog =
  | 'none'
  | 'invite'
  | 'people'
  | 'privacy'
  | 'settings'
  | 'history'
  | 'connection'
  | 'view'
  | 'shortcuts';

interface CallViewProps {
  room: RoomId;
  access: RoomAccess;
  name: string;
  seat: Extract<CallStatus, { status: 'inCall' }>;
  snapshot: CallSnapshot;
  media: MediaSnapshot;
  local: MediaVerbs;
  history: History;
  chat: Chat;
  transfers: TransferSource;
  /** Files that nobody here has seen offered. */
  offers: OfferNews;
  /** How this person wants to see the room. */
  view: StageView;
  /** Whether the page around the frame has controls of its own. */
  controlsHidden?: boolean;
  /** What the link to somebody did in the last two minutes. */
  figures: (peer: PeerId) => readonly LinkFigures[];
  /** Makes a fresh attempt at the connection to that peer. */
  onRetry: (peer: PeerId) => void;
  /** Whether this person found that the others read the same words. */
  onVerified: (verified: boolean) => void;
  door: DoorVerbs;
  gestures: GestureVerbs;
  onAskToMute: (peer: PeerId) => void;
  onMuteRequestSettled: () => void;
  /** How large each of the others is shown. */
  onShown: (shown: ReadonlyMap<PeerId, Showing>) => void;
  /** Whether this person wants neither to send a camera's pictures nor to see any. */
  onSoundOnly: (soundOnly: boolean) => void;
  onLeave: () => void;
}

/** Whether the link to it is there, or given up for now. */
function isSettled({ link }: PeerView): boolean {
  return link.status === 'connected' || link.status === 'blocked';
}

/** The call: everybody's tiles, edge to edge, and what one can do. */
export function CallView(props: CallViewProps) {
  const { room, access, name, seat, snapshot, media, local, onRetry, onLeave } = props;
  const { chat, transfers, offers, view } = props;
  const { door } = seat;
  const { locale } = useVisitor();
  useEffect(() => holdScreenOn(), []);
  useMediaSession(
    { microphoneOn: !media.muted, cameraOn: isCameraRunning(media) },
    {
      microphone: () => toggleMicrophone(media, local),
      camera: () => toggleCamera(media, local),
      hangUp: onLeave,
    },
  );
  const [dialog, setDialog] = useState<CallDialog>('none');
  const close = () => setDialog('none');
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
  const [chatting, setChatting] = useState(false);
  const openChat = () => setChatting(true);
  const sending = useFileSending(transfers);
  const chatButton = useRef<HTMLButtonElement>(null);
  const closeChat = () => {
    setChatting(false);
    chatButton.current?.focus();
  };
  const chatControl = useMemo(
    () => (
      <ChatButton
        ref={chatButton}
        chat={chat}
        offers={offers}
        expanded={chatting}
        onPress={() => setChatting((open) => !open)}
      />
    ),
    [chat, offers, chatting],
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
    <div className={styles.call} data-surface="call">
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
          <GettingReady count={snapshot.preparing} />
          <TamperedNotices peers={peers} />
          <MutedVoiceNotice media={media} local={local} />
          <PlaybackNotice />
          {asking && (
            <MuteRequestNotice
              peer={asking}
              onMute={() => local.setMuted(true)}
              onDismiss={props.onMuteRequestSettled}
            />
          )}
        </LiveRegion>
        {dialog === 'none' && knocks}
      </div>
      <RemoteAudio peers={peers} speakerId={media.speakerId} volumes={volumes} />
      <DoorNews door={door} peers={peers} />
      <DeviceNews media={media} />
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
        {dialog === 'invite' && <InviteDialog room={room} access={access} onClose={close} />}
        {dialog === 'people' && (
          <PeopleDialog
            self={seat.self}
            name={name}
            muted={media.muted || media.microphone.status !== 'on'}
            peers={peers}
            door={door}
            online={snapshot.serverConnected}
            verbs={props.door}
            shown={gestures}
            gestures={props.gestures}
            volumes={volumes}
            onVolume={setVolume}
            onAskToMute={props.onAskToMute}
            onClose={close}
          />
        )}
        {dialog === 'privacy' && (
          <LazyPrivacyDialog
            origin={origin}
            phrase={<LazyPhraseCard phrase={phrase} peers={peers} onVerified={props.onVerified} />}
            onClose={close}
          />
        )}
        {dialog === 'connection' && (
          <LazyConnectionDetails
            peers={peers}
            unreached={snapshot.unreached}
            first={asked}
            strained={snapshot.sending.strained}
            sent={sent}
            figures={props.figures}
            onClose={close}
          />
        )}
        {dialog === 'history' && <LazyHistoryDialog history={props.history} onClose={close} />}
        {(met || dialog === 'shortcuts') && (
          <CallShortcuts
            media={media}
            local={local}
            listening={dialog === 'none'}
            open={dialog === 'shortcuts'}
            onHand={() => props.gestures.raiseHand(!raised)}
            onChat={() => setChatting((isOpen) => !isOpen)}
            onOpen={setDialog}
            onClose={close}
          />
        )}
        {dialog === 'view' && <ViewDialog view={view} onClose={close} />}
        {dialog === 'settings' && (
          <SettingsDialog
            media={media}
            local={local}
            soundOnly={soundOnly}
            onSoundOnly={chooseSoundOnly}
            onShortcuts={() => setDialog('shortcuts')}
            onClose={close}
          >
            <ViewChoices view={view} />
          </SettingsDialog>
        )}
      </DialogNotices>
    </div>
  );
}
