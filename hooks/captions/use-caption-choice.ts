import { useSyncExternalStore } from 'react';
import type { CaptionChoiceSnapshot } from '../../lib/captions/caption-choice';
import { captionChoice, noCaptions } from '../../lib/captions/caption-choice';

const onServer = () => noCaptions;

/** @returns what captions are made of, and what becomes of another choice */
export function useCaptionChoice(): CaptionChoiceSnapshot {
  return useSyncExternalStore(captionChoice.subscribe, captionChoice.getSnapshot, onServer);
}
