import { randomBytes } from 'node:crypto';
import { iceCredentials } from '../ice/ice-credentials';
import { reasonOf } from '../reason-of';
import type { RelayTarget } from './relay-target';
import type { TransportResult } from './transport-result';
import type { TurnUser } from './turn-client';
import { TurnClient } from './turn-client';

/** A relay that needs longer is of no use in a call. */
const LIMIT_MS = 5_000;

/** Longer than a test takes, also where the clock of the relay is somewhat ahead of this one. */
const CREDENTIAL_SECONDS = 60;

/** A packet may get lost; it is sent again so often. */
const REPEAT_MS = 250;

/**
 * Tries a relay, each way on its own: two allocations, a permission in each, and a packet from one
 * relayed address to the other and back.
 *
 * @param secret shared with the relay
 * @returns one result for each target, in their order; never rejects
 */
export async function testRelay(
  targets: readonly RelayTarget[],
  secret: string,
): Promise<TransportResult[]> {
  const name = `trial-${randomBytes(12).toString('base64url')}`;
  const expiresAt = Math.floor(Date.now() / 1_000) + CREDENTIAL_SECONDS;
  const user = iceCredentials(secret, name, expiresAt);
  return Promise.all(targets.map((target) => testTarget(target, user)));
}

async function testTarget(target: RelayTarget, user: TurnUser): Promise<TransportResult> {
  const { name } = target;
  const signal = AbortSignal.timeout(LIMIT_MS);
  const [near, far] = [new TurnClient(user, signal), new TurnClient(user, signal)];
  try {
    return { status: 'works', name, roundTripMs: await roundTrip(target, near, far) };
  } catch (error) {
    return { status: 'failed', name, reason: reasonOf(error) };
  } finally {
    await Promise.all([near.close(), far.close()]);
  }
}

/** @returns milliseconds */
async function roundTrip(target: RelayTarget, near: TurnClient, far: TurnClient): Promise<number> {
  const nearAddress = await near.allocate(target);
  const farAddress = await far.allocate(target);
  await near.permit(farAddress);
  await far.permit(nearAddress);
  far.onData((data) => far.send(nearAddress, data));

  const packet = randomBytes(32);
  const back = near.nextData();
  let sentAtMs = 0;
  const send = (): void => {
    sentAtMs = performance.now();
    near.send(farAddress, packet);
  };
  const repeat = setInterval(send, REPEAT_MS);
  try {
    send();
    const data = await back;
    if (!data.equals(packet)) throw new Error('another packet came back');
    return performance.now() - sentAtMs;
  } finally {
    clearInterval(repeat);
  }
}
