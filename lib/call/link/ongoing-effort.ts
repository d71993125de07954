import type { SidesSeen } from './blocked-cause';
import { nothingSeen, seenInEither } from './blocked-cause';
import type { EffortVerdict, LinkCondition, LinkEffort, Outlook } from './link-effort';
import {
  effortAnswered,
  effortFailed,
  effortStepped,
  freshEffort,
  judgeEffort,
  outlookOf,
} from './link-effort';
import type { LinkContext } from './link-context';

/** The effort at one link as it goes on: what was done, how it looks, and which candidates came up meanwhile. */
export class OngoingEffort {
  readonly #context: Pick<LinkContext, 'now' | 'random'>;
  #effort: LinkEffort;
  #outlook: Outlook = 'anyWay';
  #seen: SidesSeen = nothingSeen;

  constructor(context: Pick<LinkContext, 'now' | 'random'>) {
    this.#context = context;
    this.#effort = freshEffort(context.now(), false);
  }

  /** Whether the link was up before. */
  get lost(): boolean {
    return this.#effort.lost;
  }

  /** Whether nothing was done yet since it began. */
  get isFresh(): boolean {
    return this.#effort.step === 'none';
  }

  /** Whether the connection that is made now is for the relay alone. */
  get relayTurn(): boolean {
    return this.#effort.relayTurn;
  }

  get outlook(): Outlook {
    return this.#outlook;
  }

  /** Which candidates there were in the connections that were given up. */
  get seen(): SidesSeen {
    return this.#seen;
  }

  /** Whether the last step was made within this time. */
  steppedWithin(ms: number): boolean {
    return !this.isFresh && this.#context.now() - this.#effort.sinceMs < ms;
  }

  /** Forgets all that was tried. */
  begin(lost: boolean): void {
    this.#effort = freshEffort(this.#context.now(), lost);
    this.#outlook = 'anyWay';
    this.#seen = nothingSeen;
  }

  step(step: 'restart' | 'connection'): void {
    const { now, random } = this.#context;
    this.#effort = effortStepped(this.#effort, step, now(), random());
  }

  /** The other side was asked for the next step. */
  ask(): void {
    this.#effort = { ...this.#effort, asked: true };
  }

  /** Both descriptions of the last step are in force. */
  answer(): void {
    this.#effort = effortAnswered(this.#effort, this.#context.now());
  }

  /** ICE gave up on the last step. */
  fail(): void {
    this.#effort = effortFailed(this.#effort, this.#context.now());
  }

  /** A connection is given up that had these candidates. */
  note(candidates: SidesSeen): void {
    this.#seen = seenInEither(this.#seen, candidates);
  }

  judge(condition: LinkCondition, polite: boolean, nowMs: number): EffortVerdict {
    return judgeEffort(this.#effort, condition, polite, nowMs);
  }

  /** @returns whether it looks otherwise now. */
  look(nowMs: number): boolean {
    const before = this.#outlook;
    this.#outlook = outlookOf(this.#effort, nowMs);
    return this.#outlook !== before;
  }
}
