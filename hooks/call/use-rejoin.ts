import { useEffect, useState } from 'react';
import type { Call } from '../../lib/call/call';
import type { CallStatus } from '../../lib/call/call-snapshot';
import type { Rejoin, RejoinState } from '../../lib/call/seat/rejoin-memory';
import { RejoinMemory } from '../../lib/call/seat/rejoin-memory';
import type { RoomId } from '../../lib/signaling/identifiers';

/** How often the page says that it lives. */
const KEEP_MS = 10_000;

/** What of a seat or place there is beside its tokens. */
type Place = Pick<RejoinState, 'waits' | 'knocked'>;

/** One for each page, as is the name that it keeps things under. */
const memory = new RejoinMemory();

/** @returns what an earlier page of this tab left, or null; `reading` until that is known */
export function useRejoin(room: RoomId): Rejoin | null | 'reading' {
  const [rejoin, setRejoin] = useState<Rejoin | null | 'reading'>(() =>
    memory.isEmpty ? null : 'reading',
  );
  useEffect(() => {
    if (!memory.isEmpty) void memory.take(room).then(setRejoin);
  }, [room]);
  return rejoin;
}

/**
 * Keeps what this page would need to come back to the call, for as long as there is one.
 *
 * @param rejoin what this page itself came back with: until the server has answered, it is still what there is
 */
export function useKeepRejoin(
  call: Call,
  status: CallStatus,
  {
    room,
    muted,
    cameraWanted,
    passphrase,
    rejoin,
  }: Pick<Rejoin, 'room' | 'muted' | 'cameraWanted' | 'passphrase'> & { rejoin: Place | null },
): void {
  useEffect(() => {
    // What is drawn is behind what is: who has just knocked, and loads the page again, has knocked.
    const stateNow = (): RejoinState | null => {
      const place = placeOf(call.getSnapshot().call, rejoin);
      const tokens = call.seatTokens;
      return place && tokens && { room, ...tokens, ...place, muted, cameraWanted, passphrase };
    };
    const keep = (): void => {
      const state = stateNow();
      if (state) memory.keep(state);
    };
    const onPageHide = (): void => {
      const state = stateNow();
      if (!state) return memory.forget();
      memory.keepForNext(state);
      call.depart();
    };
    keep();
    const timer = setInterval(keep, KEEP_MS);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('pagehide', onPageHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('pagehide', onPageHide);
    };
  }, [call, status, room, muted, cameraWanted, passphrase, rejoin]);

  const isOver = placeOf(status, rejoin) === null && status.status !== 'joining';
  useEffect(() => {
    if (isOver) return () => undefined;
    return () => memory.forget();
  }, [isOver]);
}

/** Whoever had knocked before the page was loaded again knocks again. The picture is gone with the page. */
export function useKnockAgain(
  call: Call,
  { status }: CallStatus,
  rejoin: Pick<Rejoin, 'knocked'> | null,
): void {
  const hasToKnock = status === 'atDoor' && rejoin?.knocked === true;
  useEffect(() => {
    if (hasToKnock) call.knock(null);
  }, [call, hasToKnock]);
}

/** Where somebody is whom the server keeps something for; null anywhere else. */
function placeOf(status: CallStatus, rejoin: Place | null): Place | null {
  switch (status.status) {
    case 'joining':
      return rejoin && { waits: rejoin.waits, knocked: rejoin.knocked };
    case 'inCall':
      return { waits: false, knocked: false };
    case 'full':
      return status.position === null ? null : { waits: true, knocked: false };
    case 'atDoor':
      // Who has not asked for anything yet has nothing to lose.
      return status.knocked ? { waits: false, knocked: true } : null;
    default:
      return null;
  }
}
