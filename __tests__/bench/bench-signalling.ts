import { loopback, startProductionServer } from '../e2e/support/production-server';
import { ASKING_CORE, moveTo, onCore, SERVING_CORE } from './cores';
import { cpuSeconds } from './process-usage';
import type { RoomTimes } from './steady-room';
import { SteadyRoom } from './steady-room';

/** What was seen while people came to the steady room, and what part of a core the server took for all. */
export interface Watched {
  readonly times: RoomTimes;
  readonly cpu: number;
}

export interface SignallingBench {
  readonly port: number;
  /** Of the server. */
  readonly pid: number;
  readonly watch: (seconds: number) => Promise<Watched>;
}

/** What is done for the first time is not measured. */
const WARM_UP_SECONDS = 2;

/**
 * Measures the server as it is built, with its pages and its relay, and ends this process when that fails. One core
 * serves and the other asks: elsewhere than in a bench, who floods takes no processor's time from who is flooded.
 *
 * @throws {Error} when the server logged an error
 */
async function run(measure: (bench: SignallingBench) => Promise<void>): Promise<void> {
  let output = '';
  const server = await startProductionServer({
    ...(await loopback()),
    launcher: onCore(SERVING_CORE),
    onOutput: (text: string) => void (output += text),
  });
  moveTo(ASKING_CORE);
  try {
    const { pid, origin } = server;
    const port = Number(new URL(origin).port);
    const room = await SteadyRoom.open(origin);
    const watch = async (seconds: number): Promise<Watched> => {
      const [startMs, startCpu] = [performance.now(), cpuSeconds(pid)];
      const times = await room.measure(seconds);
      const passed = (performance.now() - startMs) / 1_000;
      return { times, cpu: (cpuSeconds(pid) - startCpu) / passed };
    };
    await room.measure(WARM_UP_SECONDS);
    await measure({ port, pid, watch });
    await room.close();
    if (/"level":[56]0/.test(output)) throw new Error('The server logged an error.');
  } finally {
    await server.stop();
  }
}

export function benchSignalling(measure: (bench: SignallingBench) => Promise<void>): void {
  run(measure).catch((error: unknown) => {
    console.error(error);
    // Somebody may still be connected.
    process.exit(1);
  });
}
