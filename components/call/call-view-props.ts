import type { StageView } from '../../hooks/stage/use-stage-view';
import type { CallSnapshot, CallStatus } from '../../lib/call/call-snapshot';
import type { Showing } from '../../lib/call/messages/showing';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { Chat } from '../../lib/chat/chat';
import type { DoorVerbs } from '../../lib/door/door';
import type { History } from '../../lib/history/history';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';

/** What a call is shown of, and what one can do in it. */
export interface CallViewProps {
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
  /** Whether the chat is open. */
  chatting: boolean;
  onChatting: (open: boolean) => void;
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
