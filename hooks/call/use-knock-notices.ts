import { useState } from 'react';
import { knockNotification } from '../../lib/door/knock-notices';
import { SystemNotice } from '../../lib/door/system-notice';
import { deviceSounds } from '../../lib/sounds/sounds';
import { useClientValue } from '../base/use-client-value';
import { useSwitch } from '../base/use-switch';

const notice = new SystemNotice();

const canNotify = () => typeof Notification === 'function';

const isAllowed = () => canNotify() && Notification.permission === 'granted';

export interface KnockNotices {
  /** Whether this browser has notifications at all. */
  readonly canNotify: boolean;
  readonly notification: boolean;
  /** The browser's settings say no, and only there it can be changed. */
  readonly refused: boolean;
  /** Asks for the permission, if there is none yet. */
  readonly setNotification: (on: boolean) => void;
}

/** Whether the system tells of knocks, and what changes it. */
export function useKnockNotices(): KnockNotices {
  const [wanted, choose] = useSwitch(knockNotification);
  const allowed = useClientValue(isAllowed, false);
  const [refused, setRefused] = useState(false);
  const can = useClientValue(canNotify, false);
  const setNotification = (on: boolean) => {
    if (!on || isAllowed()) return choose(on);
    void Notification.requestPermission().then((permission) => {
      setRefused(permission !== 'granted');
      choose(permission === 'granted');
    });
  };
  return { canNotify: can, notification: wanted && allowed, refused, setNotification };
}

/**
 * Has the device tell of a knock, in the ways that were chosen. What the system shows is for who looks elsewhere; where
 * it turns out that it shows nothing, that is not chosen any more.
 */
export function noticeKnock(words: string): void {
  deviceSounds.play('knock');
  if (!document.hidden || !knockNotification.getSnapshot() || !isAllowed()) return;
  void notice.show(words).then((shown) => {
    if (!shown) knockNotification.choose(false);
  });
}

/** Nobody knocks any more. */
export function endKnockNotice(): void {
  void notice.close();
}
