import type { LayoutName } from '../stage/stage-memory';
import type { EmbedEnd, EmbedEvent } from './embed-messages';

/** All that the page around the frame may know of this one. */
export interface EmbedState {
  /** Before the call, in it, or how it ended. */
  readonly place: 'outside' | 'call' | EmbedEnd;
  readonly people: number;
  readonly grade: 'good' | 'fair' | 'poor' | null;
  readonly unread: number;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly chat: boolean;
  readonly layout: LayoutName;
}

/** What goes without saying. */
export const emptyEmbedState: EmbedState = {
  place: 'outside',
  people: 0,
  grade: null,
  unread: 0,
  microphone: false,
  camera: false,
  chat: false,
  layout: 'automatic',
};

/** @returns what there is to tell of a change, the place first */
export function embedEvents(before: EmbedState, now: EmbedState): readonly EmbedEvent[] {
  return [
    ...(before.place === now.place ? [] : placeEvents(now.place)),
    ...(before.people === now.people ? [] : [{ event: 'people', count: now.people } as const]),
    ...(before.grade === now.grade ? [] : [{ event: 'quality', grade: now.grade } as const]),
    ...(before.unread === now.unread ? [] : [{ event: 'unread', count: now.unread } as const]),
    ...(['microphone', 'camera', 'chat'] as const).flatMap((event) =>
      before[event] === now[event] ? [] : [{ event, on: now[event] }],
    ),
    ...(before.layout === now.layout ? [] : [{ event: 'layout', layout: now.layout } as const]),
  ];
}

function placeEvents(place: EmbedState['place']): readonly EmbedEvent[] {
  switch (place) {
    case 'outside':
      return [];
    case 'call':
      return [{ event: 'joined' }];
    default:
      return [{ event: 'left', reason: place }];
  }
}
