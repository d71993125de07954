import { useEffect, useState } from 'react';
import type { Rejoin } from '../lib/call/seat/rejoin-memory';
import { clearRejoin, readRejoin } from '../lib/call/seat/rejoin-memory';
import type { RoomId } from '../lib/signaling/identifiers';

/** @returns what this tab left for itself when it was loaded again in a call, or null. */
export function useRejoin(room: RoomId): Rejoin | null {
  const [rejoin] = useState(() =>
    typeof window === 'undefined' ? null : readRejoin(window.sessionStorage, room, Date.now()),
  );
  useEffect(() => clearRejoin(window.sessionStorage), []);
  return rejoin;
}
