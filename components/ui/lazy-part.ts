import type { ComponentType } from 'react';
import { createElement, useSyncExternalStore } from 'react';
import { insist } from '../../lib/base/insist';
import { pause } from '../../lib/base/pause';
import { whenIdle } from '../../lib/base/when-idle';

/** After people have met: nothing of it may hold up their first pictures. */
const QUIET_MS = 10_000;

/** A busy page has no idle moment for so long at most. */
const LATEST_MS = 10_000;

/** The same for what is shown already. */
const SHOWN_LATEST_MS = 2_000;

/** Until then a page that was opened for a call mostly is in it. */
const LATE_MS = 5_000;

/**
 * What took so long probably came over a narrow line, which then has four times as long for what is said over it: 20 parts one
 * after the other would keep its queue full for half a minute.
 */
const SLOW_MS = 500;
const REST = 4;
const LONGEST_REST_MS = 10_000;

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

const fetches: (() => Promise<void>)[] = [];

/**
 * A part of a page that is fetched when it is first shown. Asked for again until it is there: the server may be away
 * for a moment, and a dialog that failed once would otherwise never open.
 */
export function lazyPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return part(load).Part;
}

/**
 * A part of what is shown that nobody misses for a moment: it is fetched in an idle one after it is first shown, since a
 * page that shows a call is needed for connecting first.
 */
export function idlePart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  return part(load, (fetchIt) => whenIdle(fetchIt, SHOWN_LATEST_MS)).Part;
}

/**
 * A part that shows nothing: it is fetched in an idle moment, and not before the page has been there for a while. What it does
 * would be done just while a call comes up.
 */
export function latePart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const begin: Begin = (fetchIt) => void setTimeout(() => whenIdle(fetchIt, LATEST_MS), LATE_MS);
  return part(load, begin).Part;
}

/**
 * A part that is needed next: it is fetched as soon as the page's own script has run, beside what that draws first.
 */
export function earlyPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const { Part, fetchIt } = part(load);
  if (typeof window !== 'undefined') void fetchIt();
  return Part;
}

type Begin = (fetchIt: () => void) => void;

const atOnce: Begin = (fetchIt) => fetchIt();

/** @param begin when it is fetched after it is first shown */
function part<Props extends object>(load: Load<Props>, begin = atOnce) {
  let loaded: ComponentType<Props> | null = null;
  const fetchIt = async (): Promise<void> => {
    const fetched = await insist(load);
    // Its script has just run: drawing it is a task of its own, so that a press is heard in between. Unseen pages
    // have timers a second late.
    if (!document.hidden) await pause(0);
    loaded ??= fetched;
  };
  fetches.push(fetchIt);
  const subscribe = (changed: () => void) => {
    if (!loaded) begin(() => void fetchIt().then(changed));
    return () => undefined;
  };
  const current = () => loaded;
  // Not on the server, and so not while the browser takes over what that drew.
  const onServer = () => null;
  const Part = (props: Props) => {
    const shown = useSyncExternalStore(subscribe, current, onServer);
    return shown && createElement(shown, props);
  };
  return { Part, fetchIt };
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
    for (const fetchIt of fetches) {
      await idleMoment();
      if (abort.signal.aborted) return;
      const beganMs = performance.now();
      await fetchIt();
      const tookMs = performance.now() - beganMs;
      if (tookMs > SLOW_MS) await pause(Math.min(REST * tookMs, LONGEST_REST_MS));
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
