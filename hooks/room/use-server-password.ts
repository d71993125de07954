import { useState } from 'react';
import type { CallStatus } from '../../lib/call/call-snapshot';
import { rememberedServerPassword, rememberServerPassword } from '../../lib/rooms/server-password';
import { useClientValue } from '../base/use-client-value';

/** What the server asks for before it opens a room, and what the person answers. */
export interface ServerPassword {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Whether the server asked during this visit. */
  readonly asked: boolean;
  /** Whether the link had a pass, which the server did not take. */
  readonly passOver: boolean;
  /** Whether it did not take the last answer. */
  readonly denied: boolean;
  /** Keeps the answer for this tab. */
  readonly remember: () => void;
}

/** The password as typed, else as remembered in this tab. */
export function useServerPassword(status: CallStatus, hasPass: boolean): ServerPassword {
  const remembered = useClientValue(rememberedServerPassword, '');
  const [typed, setText] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const needed = status.status === 'accessNeeded';
  if (needed && !asked) setAsked(true);
  const text = typed ?? remembered;
  return {
    text,
    setText,
    asked,
    passOver: asked && hasPass,
    denied: needed && status.denied,
    remember: () => {
      if (asked) rememberServerPassword(text);
    },
  };
}
