import { setTimeout as delay } from 'node:timers/promises';
import { TestClient } from '../integration/support/test-client';

/** How long it took, in milliseconds, each time. */
export interface RoomTimes {
  /** From `join_room` to the seat, on a connection that is open. */
  readonly joinMs: number[];
  /** The same with the opening of the connection. */
  readonly visitMs: number[];
  /** From one participant to another. */
  readonly signalMs: number[];
}

interface Talker {
  readonly client: TestClient;
  readonly self: string;
}

const ROOM = 'steady';

/** Each stays under what the server lets a connection say, and an address open. */
const JOIN_PAUSE_MS = 60;
const VISIT_PAUSE_MS = 200;
const SIGNAL_PAUSE_MS = 30;

/** A room in which two talk, while others come and go; each from an address of its own. */
export class SteadyRoom {
  readonly #url: string;
  readonly #talking: readonly Talker[];
  readonly #coming: readonly TestClient[];

  private constructor(url: string, talking: readonly Talker[], coming: readonly TestClient[]) {
    this.#url = url;
    this.#talking = talking;
    this.#coming = coming;
  }

  static async open(url: string): Promise<SteadyRoom> {
    const talking: Talker[] = [];
    for (const address of ['127.0.1.1', '127.0.1.2']) {
      const client = await clientFrom(url, address);
      talking.push({ client, self: (await client.join(ROOM)).self });
    }
    const coming = [await clientFrom(url, '127.0.1.3'), await clientFrom(url, '127.0.1.4')];
    return new SteadyRoom(url, talking, coming);
  }

  async measure(seconds: number): Promise<RoomTimes> {
    const times: RoomTimes = { joinMs: [], visitMs: [], signalMs: [] };
    const endMs = performance.now() + seconds * 1_000;
    const over = async (pauseMs: number, act: () => Promise<void>): Promise<void> => {
      while (performance.now() < endMs) {
        await act();
        await delay(pauseMs);
      }
    };
    await Promise.all([
      ...this.#coming.map((client) => over(JOIN_PAUSE_MS, () => comeAndGo(client, times.joinMs))),
      over(VISIT_PAUSE_MS, () => this.#visit(times.visitMs)),
      over(SIGNAL_PAUSE_MS, () => this.#signal(times.signalMs)),
    ]);
    return times;
  }

  async close(): Promise<void> {
    const clients = [...this.#talking.map(({ client }) => client), ...this.#coming];
    await Promise.all(clients.map((client) => client.close()));
  }

  async #visit(visitMs: number[]): Promise<void> {
    const startMs = performance.now();
    const client = await clientFrom(this.#url, '127.0.1.5');
    await client.join(ROOM);
    visitMs.push(performance.now() - startMs);
    client.emit('leave_room');
    await client.close();
  }

  async #signal(signalMs: number[]): Promise<void> {
    const [from, to] = this.#talking;
    if (!from || !to) return;
    const startMs = performance.now();
    from.client.emit('webrtc_offer', { to: to.self, payload: String(startMs) });
    await to.client.next('webrtc_offer');
    signalMs.push(performance.now() - startMs);
    // Of those who come and go.
    for (const { client } of this.#talking) client.drain();
  }
}

async function comeAndGo(client: TestClient, joinMs: number[]): Promise<void> {
  client.drain();
  const startMs = performance.now();
  await client.join(ROOM);
  joinMs.push(performance.now() - startMs);
  client.emit('leave_room');
}

async function clientFrom(url: string, localAddress: string): Promise<TestClient> {
  const client = new TestClient(url, ['websocket'], { localAddress });
  await client.connected();
  return client;
}
