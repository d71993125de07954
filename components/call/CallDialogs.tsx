import type { SetVolume } from '../../hooks/media/use-volumes';
import type { Receiving } from '../../lib/call/stats/receiving';
import type { Volumes } from '../../lib/media/volumes';
import { keyOrigin } from '../../lib/rooms/key-origin';
import type { PeerId } from '../../lib/signaling/identifiers';
import { LazyConnectionDetails } from '../connection/LazyConnectionDetails';
import { LazyHistoryDialog } from '../history/LazyHistoryDialog';
import { LazyPhraseCard } from '../privacy/LazyPhraseCard';
import { LazyPrivacyDialog } from '../privacy/LazyPrivacyDialog';
import { lazyPart } from '../ui/lazy-part';
import type { CallViewProps } from './call-view-props';

const InviteDialog = lazyPart(async () => (await import('../invite/InviteDialog')).InviteDialog);
const PeopleDialog = lazyPart(async () => (await import('../people/PeopleDialog')).PeopleDialog);
const SettingsDialog = lazyPart(
  async () => (await import('../devices/SettingsDialog')).SettingsDialog,
);
const ViewDialog = lazyPart(async () => (await import('../stage/ViewDialog')).ViewDialog);
const ViewChoices = lazyPart(async () => (await import('../stage/ViewChoices')).ViewChoices);
const CallShortcuts = lazyPart(
  async () => (await import('../shortcuts/CallShortcuts')).CallShortcuts,
);

export type CallDialog =
  | 'none'
  | 'invite'
  | 'people'
  | 'privacy'
  | 'settings'
  | 'history'
  | 'connection'
  | 'view'
  | 'shortcuts';

interface CallDialogsProps extends CallViewProps {
  /** Which one is open. */
  dialog: CallDialog;
  onOpen: (dialog: CallDialog) => void;
  /** Whose connection is looked at first. */
  asked: PeerId | null;
  /** Whether everybody's first pictures were there. */
  met: boolean;
  /** Whether one's own hand is. */
  raised: boolean;
  sent: Receiving;
  soundOnly: boolean;
  volumes: Volumes;
  /** Null where the device lets no page choose. */
  onVolume: SetVolume | null;
  /** Opens the chat, or closes it. */
  onChat: () => void;
}

/** The dialogs of a call, of which one is open at a time, and the keys that open some of them. */
export function CallDialogs(props: CallDialogsProps) {
  const { dialog, onOpen, room, access, name, seat, snapshot, media, local, view } = props;
  const { peers, phrase, gestures } = snapshot;
  const close = () => onOpen('none');
  return (
    <>
      {dialog === 'invite' && <InviteDialog room={room} access={access} onClose={close} />}
      {dialog === 'people' && (
        <PeopleDialog
          self={seat.self}
          name={name}
          muted={media.muted || media.microphone.status !== 'on'}
          peers={peers}
          door={seat.door}
          online={snapshot.serverConnected}
          verbs={props.door}
          shown={gestures}
          gestures={props.gestures}
          volumes={props.volumes}
          onVolume={props.onVolume}
          onAskToMute={props.onAskToMute}
          onClose={close}
        />
      )}
      {dialog === 'privacy' && (
        <LazyPrivacyDialog
          origin={keyOrigin(access)}
          phrase={<LazyPhraseCard phrase={phrase} peers={peers} onVerified={props.onVerified} />}
          onClose={close}
        />
      )}
      {dialog === 'connection' && (
        <LazyConnectionDetails
          peers={peers}
          unreached={snapshot.unreached}
          first={props.asked}
          strained={snapshot.sending.strained}
          sent={props.sent}
          figures={props.figures}
          onClose={close}
        />
      )}
      {dialog === 'history' && <LazyHistoryDialog history={props.history} onClose={close} />}
      {(props.met || dialog === 'shortcuts') && (
        <CallShortcuts
          media={media}
          local={local}
          listening={dialog === 'none'}
          open={dialog === 'shortcuts'}
          onHand={() => props.gestures.raiseHand(!props.raised)}
          onChat={props.onChat}
          onOpen={onOpen}
          onClose={close}
        />
      )}
      {dialog === 'view' && <ViewDialog view={view} onClose={close} />}
      {dialog === 'settings' && (
        <SettingsDialog
          media={media}
          local={local}
          soundOnly={props.soundOnly}
          onSoundOnly={props.onSoundOnly}
          onShortcuts={() => onOpen('shortcuts')}
          onClose={close}
        >
          <ViewChoices view={view} />
        </SettingsDialog>
      )}
    </>
  );
}
