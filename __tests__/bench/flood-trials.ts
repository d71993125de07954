import { setTimeout as delay } from 'node:timers/promises';
import type { IceServer } from '../../lib/signaling/events';
import { TestClient } from '../integration/support/test-client';
import type { TurnCredential } from '../turn/rest-credential';
import { TurnClient } from '../turn/turn-client';
import type { TurnTransport } from '../turn/turn-transport';
import { udpTransport } from '../turn/udp-transport';
import type { TrialFlood } from './flood-kind';

export interface TrialCount {
  readonly onSent: () => void;
  /** An allocation was made; it is kept. */
  readonly onOpen: () => void;
  readonly onRefused: () => void;
}

/** Before another try with signalling that gives no credentials any more. */
const PAUSE_MS = 100;

/** Each client gets credentials, makes all the allocations it can, and gets others. Goes on for ever. */
export function floodTrials(
  port: number,
  localAddress: string,
  { clients, perCredential }: TrialFlood,
  count: TrialCount,
): void {
  const freshTransport = () => udpTransport({ address: '127.0.0.1', port }, localAddress);
  const flood = async (): Promise<void> => {
    let transport = await freshTransport();
    for (;;) {
      const credential = await trialCredential(port, localAddress).catch(() => null);
      if (!credential) {
        count.onRefused();
        await delay(PAUSE_MS);
        continue;
      }
      for (let at = 0; at < perCredential; at++) {
        // A port is worn out by an allocation alone: this machine has fewer than a flood asks for.
        if (await isAllocated(transport, credential, count)) transport = await freshTransport();
      }
    }
  };
  for (let client = 0; client < clients; client++) void flood();
}

async function isAllocated(
  transport: TurnTransport,
  credential: TurnCredential,
  { onSent, onOpen, onRefused }: TrialCount,
): Promise<boolean> {
  onSent();
  try {
    await new TurnClient(transport, credential).allocate();
    onOpen();
    return true;
  } catch {
    onRefused();
    return false;
  }
}

/** @returns null when the server gives none at the moment */
async function trialCredential(port: number, localAddress: string) {
  const url = `http://127.0.0.1:${String(port)}`;
  const client = new TestClient(url, ['websocket'], { localAddress });
  try {
    await client.connected();
    client.emit('request_ice_servers');
    const { iceServers } = await client.next('ice_servers');
    return turnCredential(iceServers);
  } finally {
    await client.close();
  }
}

/** @returns what a TURN server among these wants; null without one */
export function turnCredential(iceServers: readonly IceServer[]) {
  const { username, credential } = iceServers.find((one) => one.credential !== undefined) ?? {};
  return username !== undefined && credential !== undefined
    ? { username, password: credential }
    : null;
}
