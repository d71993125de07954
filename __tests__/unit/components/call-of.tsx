import type { ComponentProps } from 'react';
import { useState } from 'react';
import { CallView } from '../../../components/call/CallView';
import { useStageView } from '../../../hooks/stage/use-stage-view';
import type { CallSnapshot } from '../../../lib/call/call-snapshot';
import { History } from '../../../lib/history/history';
import type { MediaSnapshot } from '../../../lib/media/media-snapshot';
import { OfferNews } from '../../../lib/transfer/offer-news';
import { fakeDoorVerbs } from './fake-door-verbs';
import { fakeGestures } from './fake-gestures';
import { FakeTransfers } from './fake-transfers';
import { fakeVerbs } from './fake-verbs';
import { accesses, mediaOf, room, seat, snapshotOf } from './fixtures';
import { silentChat } from './silent-chat';

type CallProps = Omit<ComponentProps<typeof CallView>, 'view' | 'chatting' | 'onChatting'>;

const transfers = new FakeTransfers();

/** What a call is shown with in a test. Nothing comes of it, and what was asked for is remembered. */
export const given = {
  local: fakeVerbs(),
  chat: silentChat(),
  transfers,
  offers: new OfferNews(transfers),
  figures: jest.fn(() => []),
  onRetry: jest.fn(),
  onVerified: jest.fn(),
  door: fakeDoorVerbs(),
  gestures: fakeGestures(),
  onAskToMute: jest.fn(),
  onMuteRequestSettled: jest.fn(),
  onShown: jest.fn(),
  onSoundOnly: jest.fn(),
  onLeave: jest.fn(),
} satisfies Partial<CallProps>;

/** The call with what its page holds. */
function Call(props: CallProps) {
  const [chatting, setChatting] = useState(false);
  return <CallView {...props} view={useStageView()} chatting={chatting} onChatting={setChatting} />;
}

/** The call as Sofía sees it. */
export function callOf(
  snapshot: Partial<CallSnapshot>,
  media: Partial<MediaSnapshot> = {},
  inSeat = seat,
  chat = given.chat,
) {
  return (
    <Call
      {...given}
      room={room}
      access={accesses.link}
      name="Sofía"
      seat={inSeat}
      snapshot={snapshotOf(snapshot)}
      media={mediaOf(media)}
      chat={chat}
      history={new History()}
    />
  );
}
