import type { PeerId } from '../signaling/identifiers';
import type { ChatSnapshot } from './chat-snapshot';
import type { DraftSnapshot } from './drafts';
import type { AuthorId } from './entry';

/** Where goes what is being written, and what is sent with it. `nobody`: it is for one who is not there. */
export type Target = 'everybody' | 'nobody' | { readonly peer: PeerId; readonly author: AuthorId };

/**
 * What is for one person is for the seat of that one: it follows when the page was loaded again, and never goes to
 * anybody else instead. An answer goes where the message came from.
 */
export function targetOf(
  { draft, to }: Pick<DraftSnapshot, 'draft' | 'to'>,
  { self, readers, seats }: Pick<ChatSnapshot, 'self' | 'readers' | 'seats'>,
): Target {
  const seated = (peer: PeerId | undefined): Target => {
    const author = readers.find((reader) => reader.peer === peer)?.author;
    return peer && author ? { peer, author } : 'nobody';
  };
  if (draft.kind === 'new') return to === null ? 'everybody' : seated(to.peer);
  const { message } = draft;
  if (message.to === null) return 'everybody';
  return seated(seats.get(message.author === self ? message.to : message.author));
}

/** @returns the same in the words of files; null: to everybody */
export function filesTarget(target: Target): PeerId | 'nobody' | null {
  if (target === 'everybody') return null;
  return target === 'nobody' ? target : target.peer;
}
