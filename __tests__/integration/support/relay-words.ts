import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;
const PATIENCE_MS = 30_000;

/** Waits until `/readyz` says of the relay what matches. @returns what it says */
export async function relayWords(url: string, pattern: RegExp): Promise<string> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const text = await (await fetch(`${url}/readyz`)).text();
    const words = /^relay: (.*)$/m.exec(text)?.[1] ?? '';
    if (pattern.test(words)) return words;
    if (performance.now() > deadlineMs) throw new Error(`Of the relay it still says: ${words}`);
    await delay(POLL_MS);
  }
}
