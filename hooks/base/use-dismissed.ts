import { useState } from 'react';

/**
 * Which of the things that are told were dismissed. What is over may happen again, and is news then.
 *
 * @param keys of all that there is to tell at the moment
 */
export function useDismissed<Key>(keys: readonly Key[]): {
  isDismissed: (key: Key) => boolean;
  dismiss: (key: Key) => void;
} {
  const [dismissed, setDismissed] = useState<readonly Key[]>([]);
  const still = dismissed.filter((key) => keys.includes(key));
  if (still.length < dismissed.length) setDismissed(still);
  return {
    isDismissed: (key) => still.includes(key),
    dismiss: (key) => setDismissed([...still, key]),
  };
}
