import { useSyncExternalStore } from 'react';
import type { Addressee, Draft, Drafts } from '../../lib/chat/drafts';

/** @returns which message is being written: a new one, a reply or another wording */
export function useDraft({ subscribe, getSnapshot }: Drafts): Draft {
  const draft = () => getSnapshot().draft;
  return useSyncExternalStore(subscribe, draft, draft);
}

/** @returns whom something new is for; null: everybody */
export function useAddressee({ subscribe, getSnapshot }: Drafts): Addressee | null {
  const to = () => getSnapshot().to;
  return useSyncExternalStore(subscribe, to, to);
}

/** @returns what it says so far */
export function useDraftText({ subscribe, getSnapshot }: Drafts): string {
  const text = () => getSnapshot().text;
  return useSyncExternalStore(subscribe, text, text);
}
