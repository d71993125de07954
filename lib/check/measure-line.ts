import type { Clock } from '../base/clock';
import { readPacket, writePacket } from './check-packet';
import type { LineFigures } from './line-figures';
import { lineFigures } from './line-figures';
import type { Loopback } from './loopback';
import { pauseOn } from './time-limit';

const PINGS = 8;
const PING_PERIOD_MS = 60;

const LOAD_MS = 3_500;
const LOAD_PERIOD_MS = 20;
/** More than two people in the sharpest quality send; a faster line need not prove more. */
const LOAD_BPS = 3_000_000;
/** A line that does not keep up is not given more than it has. */
const MAX_BUFFERED_BYTES = 64 * 1024;

/** What is still on its way when the load ends. */
const LINGER_MS = 600;

/**
 * Measures a line: first the delay, with the line at rest, then what gets through.
 *
 * @throws the signal's reason when it is aborted
 */
export async function measureLine(
  { near, far }: Loopback,
  clock: Clock,
  signal: AbortSignal,
): Promise<LineFigures> {
  const pingedAtMs = new Map<number, number>();
  const roundTripsMs: number[] = [];
  const arrivals: { atMs: number; bytes: number }[] = [];
  near.binaryType = 'arraybuffer';
  far.binaryType = 'arraybuffer';
  far.onmessage = ({ data }: MessageEvent<unknown>) => {
    const packet = readPacket(data);
    if (packet?.kind === 'ping') send(far, writePacket({ ...packet, kind: 'pong' }));
    else if (packet && data instanceof ArrayBuffer) {
      arrivals.push({ atMs: clock.now(), bytes: data.byteLength });
    }
  };
  near.onmessage = ({ data }: MessageEvent<unknown>) => {
    const sentAtMs = pingedAtMs.get(readPacket(data)?.number ?? -1);
    // There and back passes the relay twice, each time up and down.
    if (sentAtMs !== undefined) roundTripsMs.push((clock.now() - sentAtMs) / 2);
  };

  for (let number = 0; number < PINGS; number += 1) {
    pingedAtMs.set(number, clock.now());
    send(near, writePacket({ kind: 'ping', number }));
    await pauseOn(clock, PING_PERIOD_MS, signal);
  }
  const loadedFromMs = clock.now();
  const sent = await load(near, clock, signal);
  const loadedUntilMs = clock.now();
  await pauseOn(clock, LINGER_MS, signal);
  return lineFigures({ sent, arrivals, roundTripsMs, loadedFromMs, loadedUntilMs });
}

/** Sends at an even pace. @returns how many packets. */
async function load(channel: RTCDataChannel, clock: Clock, signal: AbortSignal): Promise<number> {
  const startMs = clock.now();
  let sent = 0;
  // What the line could not take at its time is not made up for later.
  let dueBits = 0;
  let lastMs = startMs;
  while (clock.now() - startMs < LOAD_MS) {
    await pauseOn(clock, LOAD_PERIOD_MS, signal);
    const nowMs = clock.now();
    dueBits = Math.min(dueBits, bitsIn(LOAD_PERIOD_MS)) + bitsIn(nowMs - lastMs);
    lastMs = nowMs;
    while (dueBits > 0 && channel.bufferedAmount < MAX_BUFFERED_BYTES) {
      const packet = writePacket({ kind: 'load', number: sent });
      if (!send(channel, packet)) return sent;
      sent += 1;
      dueBits -= packet.byteLength * 8;
    }
  }
  return sent;
}

/** What is sent in so long, at that pace. */
function bitsIn(ms: number): number {
  return (ms / 1_000) * LOAD_BPS;
}

/** @returns false when the line was cut. */
function send(channel: RTCDataChannel, packet: ArrayBuffer): boolean {
  if (channel.readyState !== 'open') return false;
  channel.send(packet);
  return true;
}
