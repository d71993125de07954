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

/** How long signals took from one person to the other, in milliseconds. */
export interface SignalTimes {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Those that did not arrive. */
  readonly lost: number;
}

/** Rooms in which everybody sends signals to everybody all the time. */
export class SignalLoad {
  readonly #rooms: readonly (readonly Half[])[];

  private constructor(rooms: readonly (readonly Half[])[]) {
    this.#rooms = rooms;
  }

  /**
   * @param origins of the servers that the people of each room are connected to, one each; the first keeps the rooms
   * @param perSecond how many signals there are to be, in all
   */
  static async open(
    origins: readonly string[],
    name: string,
    perSecond: number,
  ): Promise<SignalLoad> {
    const rooms: Half[][] = [];
    const perRoom = origins.length * (origins.length - 1) * PER_SECOND;
    for (let number = 0; number < perSecond / perRoom; number++) {
      const room: Half[] = [];
      for (const origin of origins) room.push(await join(origin, `${name}-${String(number)}`));
      rooms.push(room);
    }
    return new SignalLoad(rooms);
  }

  async measure(seconds: number): Promise<SignalTimes> {
    const takenMs: number[] = [];
    let sent = 0;
    const endMs = performance.now() + seconds * 1_000;
    const talk = async (from: Half, to: Half): Promise<void> => {
      const onSignal = ({ from: sender, payload }: { from: string; payload: string }): void => {
        if (sender === from.self) takenMs.push(performance.now() - Number.parseFloat(payload));
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
    const talks = this.#rooms.flatMap((room) =>
      room.flatMap((from) => room.flatMap((to) => (from === to ? [] : [talk(from, to)]))),
    );
    await Promise.all(talks);
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
      this.#rooms.flat().map(async ({ client }) => {
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
