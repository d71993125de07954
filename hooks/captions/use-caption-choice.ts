import { useSyncExternalStore } from 'react';
import { captionChoice } from '../../lib/captions/caption-choice';

const noChoice = () => null;

/** @returns the language that captions are made of, null without any, and what chooses it */
export function useCaptionChoice(): [string | null, (language: string | null) => void] {
  const { subscribe, getSnapshot, choose } = captionChoice;
  return [useSyncExternalStore(subscribe, getSnapshot, noChoice), choose];
}
