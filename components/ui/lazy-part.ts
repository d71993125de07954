import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { insist } from '../../lib/base/insist';
import { whenIdle } from '../../lib/base/when-idle';

/** After people have met: nothing of it may hold up their first pictures. */
const QUIET_MS = 10_000;

/** A busy page has no idle moment for so long at most. */
const LATEST_MS = 10_000;

const loads: (() => Promise<unknown>)[] = [];

/**
 * A part of a page that is fetched when it is first shown. Asked for again until it is there: the server may be away
 * for a moment, and a dialog that failed once would otherwise never open.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  loads.push(load);
  return dynamic(() => insist(load), { ssr: false });
}

/**
 * Fetches all parts in a while, so that they are at hand when the server is away, or has been replaced by one that no
 * longer has them. One in each idle moment, since each has to be compiled as well.
 *
 * @param andThen fetches what the parts need besides
 * @returns what calls it off
 */
export function fetchPartsSoon(andThen: () => Promise<unknown>): () => void {
  const abort = new AbortController();
  const fetchAll = async () => {
    // Parts can have parts, which are told of meanwhile.
    for (const load of loads) {
      await idleMoment();
      if (abort.signal.aborted) return;
      await insist(load);
    }
    await idleMoment();
    if (!abort.signal.aborted) await insist(andThen);
  };
  const timer = setTimeout(() => void fetchAll(), QUIET_MS);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

function idleMoment(): Promise<void> {
  return new Promise((resolve) => void whenIdle(resolve, LATEST_MS));
}
