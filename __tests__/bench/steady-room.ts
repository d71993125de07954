import { setTimeout as delay } from 'node:timers/promises';
import { TestClient } from '../integration/support/test-client';
import type { TurnCredential } from '../turn/rest-credential';
import { TurnClient } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';
import { turnCredential } from './flood-trials';

/** How long it took, in milliseconds, each time. */
export interface RoomTimes {
  /** From `join_room` to the seat, on a connection that is open. */
  readonly joinMs: number[];
  /** The same with the opening of the connection. */
  readonly visitMs: number[];
  /** From one participant to another. */
  readonly signalMs: number[];
  /** From the first request of somebody in a seat to an allocation at the relay, over UDP. */
  readonly allocateMs: number[];
  /** How many of all of these were refused, or not answered. */
  refused: number;
}

interface Talker {
  readonly client: TestClient;
  readonly self: string;
  readonly address: string;
  readonly credential: TurnCredential | null;
}

const ROOM = 'steady';

/** Each stays under what the server lets a connection say, and an address open. */
const JOIN_PAUSE_MS = 60;
const VISIT_PAUSE_MS = 200;
const SIGNAL_PAUSE_MS = 30;
const ALLOCATE_PAUSE_MS = 100;

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
      const { self, iceServers } = await client.join(ROOM);
      talking.push({ client, self, address, credential: turnCredential(iceServers) });
    }
    const coming = [await clientFrom(url, '127.0.1.3'), await clientFrom(url, '127.0.1.4')];
    return new SteadyRoom(url, talking, coming);
  }

  async measure(seconds: number): Promise<RoomTimes> {
    const times: RoomTimes = {
      joinMs: [],
      visitMs: [],
      signalMs: [],
      allocateMs: [],
      refused: 0,
    };
    const endMs = performance.now() + seconds * 1_000;
    const over = async (pauseMs: number, act: () => Promise<void>): Promise<void> => {
      while (performance.now() < endMs) {
        await act().catch(() => times.refused++);
        await delay(pauseMs);
      }
    };
    await Promise.all([
      ...this.#coming.map((client) => over(JOIN_PAUSE_MS, () => comeAndGo(client, times.joinMs))),
      over(VISIT_PAUSE_MS, () => this.#visit(times.visitMs)),
      over(SIGNAL_PAUSE_MS, () => this.#signal(times.signalMs)),
      over(ALLOCATE_PAUSE_MS, () => this.#allocate(times.allocateMs)),
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
    try {
      await client.join(ROOM);
      visitMs.push(performance.now() - startMs);
      client.emit('leave_room');
    } finally {
      await client.close();
    }
  }

  async #allocate(allocateMs: number[]): Promise<void> {
    const [{ address, credential } = { address: '', credential: null }] = this.#talking;
    const port = Number(new URL(this.#url).port);
    const transport = await udpTransport({ address: '127.0.0.1', port }, address);
    const turn = new TurnClient(transport, credential);
    try {
      const startMs = performance.now();
      await turn.allocate();
      allocateMs.push(performance.now() - startMs);
      await turn.refresh(0);
    } finally {
      turn.close();
    }
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
  try {
    await client.connected();
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}
