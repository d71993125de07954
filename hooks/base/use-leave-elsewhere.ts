import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';

/** Tells when somebody presses, or goes to, something outside of an element while it is open. */
export function useLeaveElsewhere(
  place: RefObject<HTMLElement | null>,
  open: boolean,
  onLeave: () => void,
): void {
  const leave = useEffectEvent(({ target }: Event) => {
    if (target instanceof Node && !place.current?.contains(target)) onLeave();
  });
  useEffect(() => {
    if (!open) return;
    const onElsewhere = (event: Event) => leave(event);
    const kinds = ['pointerdown', 'focusin'] as const;
    for (const kind of kinds) document.addEventListener(kind, onElsewhere);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, onElsewhere);
    };
  }, [open]);
}
