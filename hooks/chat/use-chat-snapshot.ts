import { useState, useSyncExternalStore } from 'react';
import type { Chat } from '../../lib/chat/chat';
import type { ChatSnapshot } from '../../lib/chat/chat-snapshot';
import type { ThreadMessage } from '../../lib/chat/thread';
import { coalesced } from '../base/coalesced';

/** At once, and what comes within a frame behind it together. */
const FRAME_MS = 16;

/** All of the chat as it stands, drawn once a frame at most. */
export function useChatSnapshot(chat: Chat): ChatSnapshot {
  const [subscribe] = useState(() => coalesced(chat.subscribe, FRAME_MS));
  return useSyncExternalStore(subscribe, chat.getSnapshot, chat.getSnapshot);
}

/** How many messages nobody looked at yet. */
export function useUnread(chat: Chat): number {
  const unread = () => chat.getSnapshot().unread;
  return useSyncExternalStore(chat.subscribe, unread, unread);
}

/** What is to be shown while the panel is closed. */
export function useNewestMessage(chat: Chat): ThreadMessage | null {
  const newest = () => chat.getSnapshot().newest;
  return useSyncExternalStore(chat.subscribe, newest, newest);
}
