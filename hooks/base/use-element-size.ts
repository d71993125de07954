import type { RefCallback } from 'react';
import { useCallback, useState } from 'react';

export interface ElementSize {
  width: number;
  height: number;
}

/** The inner size of an element in CSS pixels, 0 by 0 until it is laid out. Hang `ref` on the element. */
export function useElementSize(): { ref: RefCallback<HTMLElement>; size: ElementSize } {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}
