import { useState } from 'react';
import { isNoticed, rememberNoticed } from '../lib/door/knock-notices';
import { playChime } from '../lib/media/chime';
import { useClientValue } from './use-client-value';
import { useRemembered } from './use-remembered';

/** On some phones only service workers may show any, and this says so by throwing. */
const canNotify = () => typeof Notification === 'function';

const isAllowed = () => canNotify() && Notification.permission === 'granted';

const soundIsOn = () => isNoticed('sound');
const notifies = () => isNoticed('notification') && isAllowed();
const rememberSound = (on: boolean) => rememberNoticed('sound', on);
const rememberNotification = (on: boolean) => rememberNoticed('notification', on);

export interface KnockNotices {
  readonly sound: boolean;
  readonly setSound: (on: boolean) => void;
  /** Whether this browser has notifications at all. */
  readonly canNotify: boolean;
  readonly notification: boolean;
  /** The browser's settings say no, and only there it can be changed. */
  readonly refused: boolean;
  /** Asks for the permission, if there is none yet. */
  readonly setNotification: (on: boolean) => void;
}

/** How knocks are noticed besides in the page, and what changes it. */
export function useKnockNotices(): KnockNotices {
  const [sound, setSound] = useRemembered(soundIsOn, rememberSound, true);
  const [notification, choose] = useRemembered(notifies, rememberNotification, false);
  const [refused, setRefused] = useState(false);
  const can = useClientValue(canNotify, false);
  const setNotification = (on: boolean) => {
    if (!on || isAllowed()) return choose(on);
    void Notification.requestPermission().then((permission) => {
      setRefused(permission !== 'granted');
      choose(permission === 'granted');
    });
  };
  return { sound, setSound, canNotify: can, notification, refused, setNotification };
}

/** Has the device tell of a knock, in the ways that were chosen. What the system shows is for who looks elsewhere. */
export function noticeKnock(words: string): void {
  if (soundIsOn()) playChime('knock');
  if (!document.hidden || !notifies()) return;
  try {
    // One at a time: the last one says it.
    const notification = new Notification('Tertulia', { body: words, tag: 'tertulia-knock' });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch {
    // Told by sound and title alone, then.
  }
}
