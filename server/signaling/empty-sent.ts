import type { Server } from 'engine.io';

/**
 * Lets go of messages once they are sent. Engine.IO hands the array of what waits to the transport and makes a new one, which
 * grows old before something is put into it; old and done with, it holds its messages, young as they are, until
 * the whole heap is collected.
 */
export function emptySent(engine: Server): void {
  // What is sent may have more sent before it is done.
  const sending: unknown[][] = [];
  engine.on('flush', (_client: unknown, packets: unknown[]) => sending.push(packets));
  engine.on('drain', () => {
    const sent = sending.pop();
    if (sent) sent.length = 0;
  });
}
