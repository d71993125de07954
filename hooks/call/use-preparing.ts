import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../lib/call/call';
import type { RoomAccess } from '../../lib/rooms/room-access';
import type { RoomKey } from '../../lib/sealing/room-key';
import { useLooking } from '../stage/use-looking';

/** Whoever looks at something else for so long is not about to go in. */
const UNSEEN_MS = 60_000;

/** In a room that is known by its name a passphrase may still be typed. */
const TYPING_MS = 1_000;

export interface PreparingOptions {
  /** Whether the person wants it. */
  wanted: boolean;
  access: RoomAccess;
  /** Whether the others must not learn this participant's address: another way to each of them. */
  hideAddress: boolean;
  /** Makes the room's key. The same function every time. */
  makeKey: () => Promise<RoomKey>;
}

/** Has links to those inside be made while somebody is in the lobby and looks at it. */
export function usePreparing(
  call: Call,
  { wanted, access, hideAddress, makeKey }: PreparingOptions,
): void {
  const [asleep, setAsleep] = useState(false);
  const unseen = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLooking((looking) => {
    clearTimeout(unseen.current);
    if (looking) setAsleep(false);
    else unseen.current = setTimeout(() => setAsleep(true), UNSEEN_MS);
  });
  useEffect(() => () => clearTimeout(unseen.current), []);

  const [secret, pauseMs] =
    access.kind === 'link' ? [access.secret, 0] : [access.passphrase, TYPING_MS];
  const prepares = wanted && !asleep;
  useEffect(() => {
    if (!prepares) return;
    const timer = setTimeout(() => call.prepare(makeKey), pauseMs);
    return () => {
      clearTimeout(timer);
      call.stopPreparing();
    };
    // Links under another key, or by another way, are other links.
  }, [call, prepares, hideAddress, secret, pauseMs, makeKey]);
}
