import { useSyncExternalStore } from 'react';
import type { CaptionChoiceSnapshot } from '../../lib/captions/caption-choice';
import { captionChoice } from '../../lib/captions/caption-choice';

const atFirst: CaptionChoiceSnapshot = { language: null, time: 0, awaited: null, failed: null };
const onServer = () => atFirst;

/** @returns what captions are made of, and what becomes of another choice */
export function useCaptionChoice(): CaptionChoiceSnapshot {
  return useSyncExternalStore(captionChoice.subscribe, captionChoice.getSnapshot, onServer);
}
