import { useEffect } from 'react';
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

/** Two soft notes for each thing that comes, unless they were turned off. @param news null: there is nothing */
export function useChime(news: object | null): void {
  useEffect(() => {
    if (news && soundIsOn() && typeof AudioContext === 'function') playChime();
  }, [news]);
}

function playChime(): void {
  const context = new AudioContext();
  const { currentTime } = context;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.06, currentTime);
  gain.gain.exponentialRampToValueAtTime(0.0001, currentTime + 0.35);
  gain.connect(context.destination);
  const tone = context.createOscillator();
  tone.frequency.setValueAtTime(660, currentTime);
  tone.frequency.setValueAtTime(880, currentTime + 0.1);
  tone.connect(gain);
  tone.onended = () => void context.close();
  tone.start();
  tone.stop(currentTime + 0.36);
}
