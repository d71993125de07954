import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { RawSocket, rawEvent } from '../support/raw-socket';
import { ServerFrames } from '../support/server-frames';
import { SeatedPerson } from './seated-person';
import { percentile } from './statistics';

/** Below the share of rooms that one address has. */
const PER_ADDRESS = 200;
const PER_ROOM = 4;

/** So many come at a time. */
const COMING = 50;

/** A stranger who was sent away for now asks again after so long. */
const AGAIN_MS = 1_000;

/** Once seated, it is not to take the time of those who measure on the same core. */
const NICE = 10;

/** Whoever waits for longer is not coming any more. */
const PATIENCE_MS = 120_000;

export interface CrowdPlan {
  /** Of the servers; people of one room are spread over them. */
  readonly ports: readonly number[];
  readonly people: number;
}

/** What became of everybody whose connection ended, since the first of them lost it. */
export interface CrowdReturn {
  readonly people: number;
  readonly rooms: number;
  /** Until people were in their seats, and until rooms had somebody in them again, in milliseconds. */
  readonly peopleMs: { readonly p50: number; readonly last: number };
  readonly roomsMs: { readonly p50: number; readonly p99: number; readonly last: number };
  /** Those who did not get the same seat. */
  readonly lost: number;
  /** What anybody was refused, by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Those who have a seat in a room that was full without them. */
  readonly tooMany: number;
}

type Order = { readonly strangers: number; readonly ports: readonly number[] };

/** Four people in each of many rooms, who say nothing, and come back when the server is gone. In a process of its own. */
class Crowd {
  readonly #plan: CrowdPlan;
  readonly #refusals: Record<string, number> = {};
  readonly #backMs: number[] = [];
  readonly #roomsBackMs = new Map<number, number>();
  readonly #waiting = new Set<number>();
  /** Those who have a seat in a room that is full without them. */
  readonly #strangers = new Set<number>();
  #goneMs: number | null = null;
  #lost = 0;

  constructor(plan: CrowdPlan) {
    this.#plan = plan;
  }

  async come(): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < this.#plan.people) await this.#seat(next++);
    };
    await Promise.all(Array.from({ length: COMING }, worker));
    setPriority(NICE);
    process.send?.('seated');
  }

  /** Has strangers ask for a fifth seat, again and again until they are told something for good. */
  invade({ strangers, ports }: Order): void {
    for (let index = 0; index < strangers; index++) this.#ask(index, ports);
  }

  report(): void {
    const people = [...this.#backMs].sort((a, b) => a - b);
    const rooms = [...this.#roomsBackMs.values()].sort((a, b) => a - b);
    const report: CrowdReturn = {
      people: people.length,
      rooms: rooms.length,
      peopleMs: { p50: percentile(people, 0.5), last: percentile(people, 1) },
      roomsMs: {
        p50: percentile(rooms, 0.5),
        p99: percentile(rooms, 0.99),
        last: percentile(rooms, 1),
      },
      lost: this.#lost + this.#waiting.size,
      refusals: this.#refusals,
      tooMany: this.#strangers.size,
    };
    process.send?.(report);
  }

  async #seat(index: number): Promise<void> {
    const { ports } = this.#plan;
    const start = index % ports.length;
    const room = Math.floor(index / PER_ROOM);
    await new Promise<void>((resolve) => {
      new SeatedPerson({
        ports: [...ports.slice(start), ...ports.slice(0, start)],
        localAddress: addressOf(index),
        room: nameOf(room),
        onSeat: (isSame) => {
          if (!isSame) this.#lost += 1;
          if (this.#goneMs !== null) this.#onBack(index, room, performance.now() - this.#goneMs);
          resolve();
        },
        onGone: () => {
          this.#goneMs ??= performance.now();
          this.#waiting.add(index);
        },
        onRefusal: (code) => {
          this.#refusals[code] = (this.#refusals[code] ?? 0) + 1;
        },
      });
    });
  }

  #onBack(index: number, room: number, ms: number): void {
    this.#waiting.delete(index);
    this.#backMs.push(ms);
    if (!this.#roomsBackMs.has(room)) this.#roomsBackMs.set(room, ms);
    if (this.#waiting.size === 0) process.send?.('back');
  }

  #ask(index: number, ports: readonly number[]): void {
    const room = index % Math.ceil(this.#plan.people / PER_ROOM);
    const frames = new ServerFrames();
    const seated = this.#strangers;
    let isOver = false;
    new RawSocket({
      port: ports[index % ports.length] ?? 0,
      localAddress: addressOf(this.#plan.people + index),
      onOpen: (socket) => socket.send(rawEvent('join_room', { room: nameOf(room) })),
      onText: (text, socket) => {
        for (const frame of frames.read(Buffer.from(text, 'latin1'))) {
          if (/^42\["room_(created|joined)"/.test(frame)) seated.add(index);
          if (!frame.startsWith('42["full_room"')) continue;
          // Whoever was faster than those with tokens yields to them.
          seated.delete(index);
          isOver = true;
          socket.destroy();
        }
      },
      onEnd: () => {
        seated.delete(index);
        if (!isOver) setTimeout(() => this.#ask(index, ports), AGAIN_MS);
      },
    });
  }
}

/** A crowd in a process of its own. */
export class SeatedCrowd {
  readonly #child;

  private constructor(plan: CrowdPlan) {
    this.#child = fork(__filename, [JSON.stringify(plan)], {
      execArgv: ['-r', 'ts-node/register'],
      env: { ...process.env, TS_NODE_PROJECT: 'server/tsconfig.json' },
    });
  }

  /** Resolves when everybody has a seat. */
  static async come(plan: CrowdPlan): Promise<SeatedCrowd> {
    const crowd = new SeatedCrowd(plan);
    await once(crowd.#child, 'message');
    return crowd;
  }

  /** Sends so many strangers to rooms that are full. */
  invade(strangers: number, ports: readonly number[]): void {
    this.#child.send({ strangers, ports } satisfies Order);
  }

  /** Waits until all are back who were gone: as long as it takes, but for who never comes. */
  async back(): Promise<CrowdReturn> {
    await once(this.#child, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
      () => undefined,
    );
    return this.report();
  }

  async report(): Promise<CrowdReturn> {
    this.#child.send('report');
    for (;;) {
      const [said] = (await once(this.#child, 'message')) as [CrowdReturn | string];
      if (typeof said !== 'string') return said;
    }
  }

  leave(): void {
    this.#child.kill('SIGKILL');
  }
}

function addressOf(index: number): string {
  return `127.0.4.${String(Math.floor(index / PER_ADDRESS) + 1)}`;
}

function nameOf(room: number): string {
  return `crowd-${String(room)}`;
}

if (require.main === module) {
  const crowd = new Crowd(JSON.parse(process.argv[2] ?? '') as CrowdPlan);
  process.on('message', (order: Order | 'report') => {
    if (order === 'report') crowd.report();
    else crowd.invade(order);
  });
  void crowd.come();
}
