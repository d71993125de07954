import { setTimeout as delay } from 'node:timers/promises';
import type { IceServer } from '../../lib/signaling/events';
import { TestClient } from '../integration/support/test-client';
import { TurnClient } from '../turn/turn-client';
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
  const flood = async (): Promise<void> => {
    for (;;) {
      const credential = await trialCredential(port, localAddress).catch(() => null);
      if (!credential) {
        count.onRefused();
        await delay(PAUSE_MS);
        continue;
      }
      for (let at = 0; at < perCredential; at++) {
        await allocate(port, localAddress, credential, count);
      }
    }
  };
  for (let client = 0; client < clients; client++) void flood();
}

async function allocate(
  port: number,
  localAddress: string,
  credential: { username: string; password: string },
  { onSent, onOpen, onRefused }: TrialCount,
): Promise<void> {
  const transport = await udpTransport({ address: '127.0.0.1', port }, localAddress);
  const client = new TurnClient(transport, credential);
  onSent();
  try {
    await client.allocate();
    onOpen();
  } catch {
    onRefused();
    client.close();
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
