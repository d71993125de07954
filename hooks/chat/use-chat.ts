import { useEffect, useState } from 'react';
import type { PeerChannels } from '../../lib/base/peer-channels';
import type { PeerView } from '../../lib/call/call-snapshot';
import { Chat } from '../../lib/chat/chat';
import type { History } from '../../lib/history/history';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';

export interface UseChatOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  /** Those who are not to read what was written before they came, as it is at the moment. */
  latecomers: () => ReadonlySet<PeerId>;
  /** Whether the person was in the call a moment ago, on a page before this one. */
  isBack: boolean;
  peers: readonly PeerView[];
  name: string;
  /** Takes down what went wrong. */
  history: History;
}

/** Owns the chat of one visit for a component's life. */
export function useChat(options: UseChatOptions): Chat {
  const { room, channels, latecomers, isBack, peers, name, history } = options;
  const [chat] = useState(
    () =>
      new Chat({
        room,
        channels,
        latecomers,
        isBack,
        onError: (error) => history.noteError(error),
      }),
  );
  useEffect(() => {
    chat.open();
    return () => chat.close();
  }, [chat]);
  useEffect(() => chat.setName(name), [chat, name]);
  useEffect(() => {
    chat.setPeople(peers.map(({ id, facts }) => ({ id, name: facts?.name ?? '' })));
  }, [chat, peers]);
  return chat;
}
