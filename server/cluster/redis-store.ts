import * as v from 'valibot';
import type {
  AliveNode,
  ClusterStore,
  FormerTenure,
  HandedRoom,
  Letter,
  NodeId,
  Renewal,
  Tenure,
} from './cluster-store';
import { LEASE_MS, RENEWAL_MS } from './membership';
import { RedisClock } from './redis-clock';
import type { RedisConnection } from './redis-connection';
import { COMMAND_MS } from './redis-connection';
import { CONFIRM, HAND, LATE, LEAVE, POST, RELEASE, RENEW, SETTLE } from './redis-scripts';

/** A room that nobody gave up and nobody keeps is forgotten after so long. */
const RECORD_MS = 24 * 3_600_000;

/**
 * A Redis that was started anew, or that takes over, doesn't know which rooms are kept: for so long nobody can have one.
 * Their keepers come back, and say so, within a renewal or two.
 */
const CONFIRMATION_MS = LEASE_MS + RENEWAL_MS;

/** In a mailbox; whoever is so far behind has missed too much. */
const MAX_LETTERS = 20_000;

/** Whose mailbox is never there. */
const NO_NODE: NodeId = '';

const LETTERS_AT_ONCE = 200;
const WAIT_MS = 1_000;

const RenewalSchema = v.tupleWithRest([v.number(), v.number()], v.string());
const TenureSchema = v.nullable(v.tuple([v.string(), v.nullable(v.string())]));
const ConfirmSchema = v.array(v.number());
/** Seconds and microseconds. */
const TimeSchema = v.tuple([v.string(), v.string()]);
const ReadSchema = v.nullable(
  v.array(v.tuple([v.string(), v.array(v.tuple([v.string(), v.tuple([v.string(), v.string()])]))])),
);

/** The store in Redis. */
export class RedisStore implements ClusterStore {
  readonly #commands: RedisConnection;
  readonly #reader: RedisConnection;
  readonly #prefix: string;
  readonly #clock = new RedisClock(() => performance.now());

  /**
   * @param commands for everything but reading
   * @param reader waits for letters, and for nothing else
   */
  constructor(commands: RedisConnection, reader: RedisConnection, prefix: string) {
    this.#commands = commands;
    this.#reader = reader;
    this.#prefix = prefix;
  }

  async renew(node: NodeId, leaseMs: number, facts: string, readUpTo: string): Promise<Renewal> {
    const own = [this.#key('facts'), this.#mailbox(node), this.#key('born')];
    const keys = [...own, this.#mailbox(NO_NODE)];
    const args = [node, String(leaseMs), facts, readUpTo, String(RECORD_MS)];
    const answer = await this.#run(RENEW, keys, args);
    const [unbroken, nowMs, ...nodes] = v.parse(RenewalSchema, answer);
    this.#clock.note(nowMs);
    const alive = new Map<NodeId, AliveNode>();
    for (let at = 0; at < nodes.length; at += 3) {
      const [name = '', said = '', leftMs] = nodes.slice(at);
      alive.set(name, { facts: said, leftMs: Number(leftMs) });
    }
    return { unbroken: unbroken === 1, alive, nowMs };
  }

  async leave(node: NodeId): Promise<void> {
    await this.#run(LEAVE, [this.#key('facts'), this.#mailbox(node)], [node]);
  }

  async settle(room: string, node: NodeId): Promise<Tenure | null> {
    const keys = [this.#room(room), this.#key('born')];
    const args = [node, String(RECORD_MS), String(CONFIRMATION_MS)];
    const answer = v.parse(TenureSchema, await this.#run(SETTLE, keys, args));
    return answer && { keeper: answer[0], former: answer[1] };
  }

  async confirm(rooms: readonly FormerTenure[], node: NodeId): Promise<readonly boolean[]> {
    const keys = rooms.map(({ room }) => this.#room(room));
    const formers = rooms.map(({ former }) => former);
    const answer = await this.#run(CONFIRM, keys, [node, String(RECORD_MS), ...formers]);
    return v.parse(ConfirmSchema, answer).map((kept) => kept === 1);
  }

  async hand(rooms: readonly HandedRoom[], node: NodeId): Promise<void> {
    const heirs = rooms.map(({ to }) => to);
    const keys = rooms.map(({ room }) => this.#room(room));
    await this.#run(HAND, keys, [node, String(RECORD_MS), ...heirs]);
  }

  async release(rooms: readonly string[], node: NodeId): Promise<void> {
    const keys = rooms.map((room) => this.#room(room));
    await this.#run(RELEASE, keys, [node]);
  }

  async post(to: NodeId, letter: string): Promise<void> {
    const limit = String(MAX_LETTERS);
    await this.#commands.command('EVAL', POST, '1', this.#mailbox(to), limit, letter);
  }

  async read(node: NodeId, after: string): Promise<readonly Letter[]> {
    const options = ['COUNT', String(LETTERS_AT_ONCE), 'BLOCK', String(WAIT_MS)];
    const answer = await this.#reader.command(
      'XREAD',
      ...options,
      'STREAMS',
      this.#mailbox(node),
      after,
    );
    const [stream] = v.parse(ReadSchema, answer) ?? [];
    return (stream?.[1] ?? []).map(([place, [, text]]) => ({ place, text }));
  }

  close(): void {
    this.#commands.close();
    this.#reader.close();
  }

  /** Has a script run, if that is in time. It gets the leases as its first key, and its deadline before other arguments. */
  async #run(script: string, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    const all = [this.#key('alive'), ...keys];
    const deadline = String((await this.#now()) + COMMAND_MS);
    try {
      return await this.#commands.command(
        'EVAL',
        script,
        String(all.length),
        ...all,
        deadline,
        ...args,
      );
    } catch (error) {
      if (error instanceof Error && error.message.startsWith(LATE)) this.#clock.forget();
      throw error;
    }
  }

  /** Redis's time: what was answered lately tells it. */
  async #now(): Promise<number> {
    const known = this.#clock.nowMs;
    if (known !== null) return known;
    const [seconds, micros] = v.parse(TimeSchema, await this.#commands.command('TIME'));
    return this.#clock.note(Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000));
  }

  #key(name: string): string {
    return `${this.#prefix}:${name}`;
  }

  #room(room: string): string {
    return this.#key(`room:${room}`);
  }

  #mailbox(node: NodeId): string {
    return this.#key(`box:${node}`);
  }
}
