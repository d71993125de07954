import { useRef } from 'react';
import type { MediaSnapshot } from '../lib/media/media-snapshot';

/**
 * Has a muted microphone heard for as long as something is held. What was muted otherwise meanwhile stays so.
 *
 * @returns what is told when it is held and when it is let go
 */
export function usePushToTalk(
  { muted, microphone }: MediaSnapshot,
  setMuted: (muted: boolean) => void,
): (talking: boolean) => void {
  const opened = useRef(false);
  return (talking) => {
    if (talking && !(muted && microphone.status === 'on')) return;
    if (!talking && !opened.current) return;
    opened.current = talking;
    setMuted(!talking);
  };
}
