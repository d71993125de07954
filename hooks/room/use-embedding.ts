import { useEffect, useEffectEvent } from 'react';
import { systemClock } from '../../lib/base/clock';
import type { EmbedCommand } from '../../lib/embed/embed-messages';
import type { EmbedState } from '../../lib/embed/embed-state';
import { ParentLine } from '../../lib/embed/parent-line';

/** One for each page, as is the page around it. */
let line: ParentLine | null = null;

/**
 * Tells the page that has this one in a frame how things stand, and has it ask for something, while the component is
 * shown. Who may is what the server wrote into the page, from its own policy.
 *
 * @param state the same object until something in it changes
 */
export function useEmbedding(state: EmbedState, onCommand: (command: EmbedCommand) => void): void {
  const carryOut = useEffectEvent(onCommand);
  // Before anything is served: it is what a newcomer is told first.
  useEffect(() => lineToParent().show(state), [state]);
  useEffect(() => lineToParent().serve((command) => carryOut(command)), []);
}

function lineToParent(): ParentLine {
  if (line) return line;
  const sources = document.querySelector<HTMLMetaElement>('meta[name="frame-ancestors"]')?.content;
  line = new ParentLine({
    parent: window.parent,
    ancestors: sources?.split(' ') ?? [],
    ownOrigin: window.location.origin,
    now: systemClock.now,
  });
  window.addEventListener('message', line.receive);
  return line;
}
