import { setTimeout as delay } from 'node:timers/promises';
import { TestClient } from '../integration/support/test-client';
import { percentile } from './statistics';

/** As long as an offer of a camera and a microphone. */
const SIGNAL_BYTES = 3_000;

/** Of one sender to one receiver; the server lets nobody send much more. */
const PER_SECOND = 3;

interface Half {
  readonly client: TestClient;
  readonly self: string;
}

export type SignalOrigins = readonly [string, string] | readonly [string, string, string];

/** How long signals took from one person to the other, in milliseconds. */
export interface SignalTimes {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Those that did not arrive. */
  readonly lost: number;
}

/** Rooms in which two send each other signals all the time. */
export class SignalLoad {
  readonly #pairs: readonly (readonly [Half, Half])[];
  readonly #openers: readonly Half[];

  private constructor(pairs: readonly (readonly [Half, Half])[], openers: readonly Half[]) {
    this.#pairs = pairs;
    this.#openers = openers;
  }

  /**
   * @param origins of the servers that people of each room are connected to: two who talk, after one who is silent if there
   * are three; the first keeps the rooms
   * @param perSecond how many signals there are to be, in all
   */
  static async open(origins: SignalOrigins, name: string, perSecond: number): Promise<SignalLoad> {
    const pairs: (readonly [Half, Half])[] = [];
    const openers: Half[] = [];
    const [from, to] = origins.length === 3 ? [origins[1], origins[2]] : origins;
    for (let number = 0; number < perSecond / PER_SECOND / 2; number++) {
      const room = `${name}-${String(number)}`;
      if (origins.length === 3) openers.push(await join(origins[0], room));
      const [one, other] = [await join(from, room), await join(to, room)];
      pairs.push([one, other]);
    }
    return new SignalLoad(pairs, openers);
  }

  async measure(seconds: number): Promise<SignalTimes> {
    const takenMs: number[] = [];
    let sent = 0;
    const endMs = performance.now() + seconds * 1_000;
    const talk = async (from: Half, to: Half): Promise<void> => {
      const onSignal = ({ payload }: { payload: string }): void => {
        takenMs.push(performance.now() - Number.parseFloat(payload));
      };
      to.client.socket.on('webrtc_offer', onSignal);
      // Not all in the same moment.
      await delay((Math.random() * 1_000) / PER_SECOND);
      while (performance.now() < endMs) {
        const payload = String(performance.now()).padEnd(SIGNAL_BYTES, ' ');
        from.client.emit('webrtc_offer', { to: to.self, payload });
        sent += 1;
        await delay(1_000 / PER_SECOND);
        to.client.drain();
      }
      await delay(500);
      to.client.socket.off('webrtc_offer', onSignal);
    };
    await Promise.all(this.#pairs.flatMap(([one, other]) => [talk(one, other), talk(other, one)]));
    const sorted = takenMs.sort((a, b) => a - b);
    return {
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      perSecond: sent / seconds,
      lost: sent - sorted.length,
    };
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#openers, ...this.#pairs.flat()].map(async ({ client }) => {
        client.emit('leave_room');
        await client.close();
      }),
    );
  }
}

async function join(origin: string, room: string): Promise<Half> {
  const client = new TestClient(origin);
  await client.connected();
  const { self } = await client.joinInTime(room);
  return { client, self };
}
