/** Waits so many milliseconds, or 0: until the tasks that wait already are done. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
