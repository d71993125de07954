import { useEffect } from 'react';
import { playChime } from '../lib/media/chime';
import { deviceStorage } from '../lib/storage/text-storage';
import { useRemembered } from './use-remembered';

const KEY = 'tertulia.chatSound';
const OFF = 'off';

/** Whether a message that nobody looks at may be heard, as chosen on this device. */
const soundIsOn = (): boolean => deviceStorage.getItem(KEY) !== OFF;

const rememberSound = (on: boolean): void => deviceStorage.setItem(KEY, on ? '' : OFF);

export function useChatSound(): { sound: boolean; setSound: (on: boolean) => void } {
  const [sound, setSound] = useRemembered(soundIsOn, rememberSound, true);
  return { sound, setSound };
}

/** A soft chime for each thing that comes, unless it was turned off. @param news null: there is nothing */
export function useChime(news: object | null): void {
  useEffect(() => {
    if (news && soundIsOn()) playChime('message');
  }, [news]);
}
