import { useEffect, useEffectEvent, useState } from 'react';

/** What files are held over: somebody's tile or panel, or the page. In CSS pixels of the window. */
export interface DropTarget {
  /** As `data-drop-to` says; null: everybody. */
  readonly to: string | null;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Takes files that are dropped anywhere on the page, which the browser would open in its place.
 *
 * @returns where they would go; null while nothing is dragged
 */
export function useFileDrop(
  onDrop: (items: DataTransferItemList, to: string | null) => void,
): DropTarget | null {
  const [target, setTarget] = useState<DropTarget | null>(null);
  const drop = useEffectEvent(onDrop);

  useEffect(() => {
    let shown: DropTarget | null = null;
    // Browsers tell of files again and again that are held still: React keeps what a state is set to once more until the
    // component is drawn.
    const show = (next: DropTarget | null) => {
      if (shown === next || (shown && next && isSame(shown, next))) return;
      shown = next;
      setTarget(next);
    };
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      show(targetOf(event));
    };
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) show(null);
    };
    const onDropped = (event: DragEvent) => {
      show(null);
      if (!event.dataTransfer || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      drop(event.dataTransfer.items, targetOf(event).to);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDropped);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDropped);
    };
  }, []);

  return target;
}

function holdsFiles({ types }: DataTransfer): boolean {
  return types.includes('Files');
}

function targetOf({ target }: DragEvent): DropTarget {
  const box = target instanceof Element ? target.closest<HTMLElement>('[data-drop-to]') : null;
  const { left, top, width, height } = (box ?? document.documentElement).getBoundingClientRect();
  return { to: box?.dataset['dropTo'] ?? null, left, top, width, height };
}

function isSame(one: DropTarget, other: DropTarget): boolean {
  return one.to === other.to && one.left === other.left && one.top === other.top;
}
