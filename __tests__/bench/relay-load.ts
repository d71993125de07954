import { setTimeout as delay } from 'node:timers/promises';
import { cpuSeconds } from './process-usage';
import type { Flow } from './relay-flow';
import { percentile } from './statistics';

export interface LoadResult {
  readonly offeredMbits: number;
  readonly receivedMbits: number;
  readonly packetsPerSecond: number;
  /** From 0 to 1. */
  readonly loss: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of a core, from 0. */
  readonly cpu: number;
}

/** The size of a browser's packets of video. */
const PACKET_BYTES = 1_200;
const WARM_UP_MS = 500;
const TICK_MS = 1;
const MAX_LATE_MS = 5;
/** What is on its way when the sending ends. */
const DRAIN_MS = 300;

/**
 * Sends on all flows at a steady rate and looks at what arrives. Each packet carries the time at which
 * it was sent.
 *
 * @param pid of the process whose processor time is read
 */
export async function runLoad(
  flows: readonly Flow[],
  mbitsPerFlow: number,
  seconds: number,
  pid: number,
): Promise<LoadResult> {
  const packetsPerMs = (mbitsPerFlow * 1_000_000) / (PACKET_BYTES * 8) / 1_000;
  const latencies: number[] = [];
  let startMs = Infinity;
  let sent = 0;
  for (const flow of flows) {
    flow.onPacket = (packet) => {
      const sentMs = packet.readDoubleBE(0);
      if (sentMs >= startMs) latencies.push(performance.now() - sentMs);
    };
  }
  const packet = Buffer.alloc(PACKET_BYTES, 0x55);
  const beganMs = performance.now();
  // The flows do not send all at the same moment.
  const due = flows.map((_, index) => -index / flows.length);
  let lastMs = beganMs;
  const send = setInterval(() => {
    const nowMs = performance.now();
    for (const [index, flow] of flows.entries()) {
      // What the bench itself was late for it does not make up for in one burst.
      const elapsedMs = Math.min(nowMs - lastMs, MAX_LATE_MS);
      let credit = (due[index] ?? 0) + elapsedMs * packetsPerMs;
      for (; credit >= 1; credit--) {
        const atMs = performance.now();
        packet.writeDoubleBE(atMs, 0);
        flow.send(packet);
        if (atMs >= startMs) sent++;
      }
      due[index] = credit;
    }
    lastMs = nowMs;
  }, TICK_MS);

  await delay(WARM_UP_MS);
  startMs = performance.now();
  const cpuBefore = cpuSeconds(pid);
  await delay(seconds * 1_000);
  clearInterval(send);
  const elapsedS = (performance.now() - startMs) / 1_000;
  const cpu = (cpuSeconds(pid) - cpuBefore) / elapsedS;
  await delay(DRAIN_MS);

  const sorted = Float64Array.from(latencies).sort();
  const mbits = (count: number) => (count * PACKET_BYTES * 8) / 1_000_000 / elapsedS;
  return {
    offeredMbits: mbits(sent),
    receivedMbits: mbits(latencies.length),
    packetsPerSecond: latencies.length / elapsedS,
    loss: 1 - latencies.length / sent,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    cpu,
  };
}
