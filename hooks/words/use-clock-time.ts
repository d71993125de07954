import { useFormatter } from 'use-intl';

/** @returns what writes the time of day of a moment, in milliseconds since the epoch, as this device's clock has it. */
export function useClockTime(): (atMs: number) => string {
  const format = useFormatter();
  // The server, which draws pages as well, has another zone; it never gets to write a time.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (atMs) =>
    format.dateTime(atMs, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
}
