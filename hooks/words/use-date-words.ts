import { useFormatter } from 'use-intl';

/** @returns what writes a day and its time, of a moment in milliseconds since the epoch, as this device's clock has it. */
export function useDateWords(): (atMs: number) => string {
  const format = useFormatter();
  // The server, which draws pages as well, has another zone; it never gets to write a time.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (atMs) => format.dateTime(atMs, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}
