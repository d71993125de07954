/** A way that is not found after this time will not be; ICE itself gives up at about the same time. */
const PATIENCE_MS = 15_000;

/** Short gaps close by themselves (W3C webrtc-pc 5.6.3, `disconnected`). */
const SHAKY_MS = 2_500;

/** An ICE restart that was answered has this long. */
const RESTART_MS = 6_000;

/**
 * One that was, of a link that is said to be up: the browser may hold on to a way that is dead for 3.5 s (Chromium: 2.5 s
 * until it no longer counts as receiving, and 1 s more), and a new connection finds the other one before that.
 */
const SILENT_RESTART_MS = 400;

/** One that was not: signals do not get through, and those of a new connection would not either. */
const UNANSWERED_MS = 16_000;

/** Before the second connection; twice as long before each further one. */
const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 30_000;

/** One side is enough. The other one asks it, and steps in when nothing comes of that. */
const POLITE_GRACE_MS = 4_000;

/** Direct pairs that work do so sooner; what is left to be tried by then is the relay. */
const DIRECT_MS = 4_000;

/** After so many connections that came to nothing people are told; the attempts go on. */
const HOPEFUL_ATTEMPTS = 3;

/** How a link is, as far as the next step depends on it. */
export type LinkCondition =
  | 'up'
  /** There is none, or it is being made. */
  | 'starting'
  /** It was up, and may come back by itself. */
  | 'shaky'
  /** It is said to be up, and nothing is heard. */
  | 'silent'
  /** ICE gave up. */
  | 'failed';

/** What was done so far to get a link up. Times in milliseconds on the engine's clock. */
export interface LinkEffort {
  /** Whether the link was up before. */
  readonly lost: boolean;
  /** Whether the last connection of this side's making was for the relay alone. */
  readonly relayTurn: boolean;
  /** Connections made since the link was up, or since the person asked for it. */
  readonly attempts: number;
  /** What was done last. */
  readonly step: 'none' | 'restart' | 'connection';
  /** When that was; without a step, when the waiting began. */
  readonly sinceMs: number;
  readonly answeredMs: number | null;
  readonly failedMs: number | null;
  /** Whether the other side, which goes first, was asked to. */
  readonly asked: boolean;
  /** From 0 to 1: spreads out what many would do at once. */
  readonly luck: number;
}

/** `ask`: it is time for the other side to do something, and it may not know. */
export type EffortVerdict = 'wait' | 'ask' | 'restart' | 'connect';

/** What people are told: direct ways are tried, the relay is, or it looks as if nothing helps. */
export type Outlook = 'anyWay' | 'relay' | 'bleak';

/** @param lost whether there was a way before, which is sought again */
export function freshEffort(nowMs: number, lost: boolean): LinkEffort {
  return {
    lost,
    relayTurn: false,
    attempts: 0,
    step: 'none',
    sinceMs: nowMs,
    answeredMs: null,
    failedMs: null,
    asked: false,
    luck: 0,
  };
}

/**
 * A step was made, by whichever side. Connections are for the relay alone in turn, beginning with the second
 * one, or with the first after a restart that did not help.
 */
export function effortStepped(
  effort: LinkEffort,
  step: 'restart' | 'connection',
  nowMs: number,
  luck: number,
): LinkEffort {
  const isConnection = step === 'connection';
  return {
    ...freshEffort(nowMs, effort.lost),
    attempts: effort.attempts + (isConnection ? 1 : 0),
    relayTurn: isConnection && effort.step !== 'none' && !effort.relayTurn,
    step,
    luck,
  };
}

/** Both descriptions of the last step are in force. */
export function effortAnswered(effort: LinkEffort, nowMs: number): LinkEffort {
  return { ...effort, answeredMs: effort.answeredMs ?? nowMs };
}

/** ICE gave up on the last step. */
export function effortFailed(effort: LinkEffort, nowMs: number): LinkEffort {
  return { ...effort, failedMs: effort.failedMs ?? nowMs };
}

/** @param polite whether the other side goes first. */
export function judgeEffort(
  effort: LinkEffort,
  condition: LinkCondition,
  polite: boolean,
  nowMs: number,
): EffortVerdict {
  if (condition === 'up') return 'wait';
  const dueMs = nextStepMs(effort, condition);
  if (nowMs < dueMs) return 'wait';
  if (polite && nowMs < dueMs + POLITE_GRACE_MS) return effort.asked ? 'wait' : 'ask';
  return effort.lost && effort.step === 'none' ? 'restart' : 'connect';
}

export function outlookOf(effort: LinkEffort, nowMs: number): Outlook {
  const { attempts, sinceMs } = effort;
  if (attempts > HOPEFUL_ATTEMPTS) return 'bleak';
  if (attempts === HOPEFUL_ATTEMPTS && nowMs >= attemptEndMs(effort)) return 'bleak';
  return attempts > 1 || nowMs - sinceMs >= DIRECT_MS ? 'relay' : 'anyWay';
}

function nextStepMs(effort: LinkEffort, condition: LinkCondition): number {
  const { step, lost, sinceMs, answeredMs, failedMs, attempts, luck } = effort;
  switch (step) {
    case 'none':
      if (!lost) return sinceMs + PATIENCE_MS;
      return condition === 'shaky' ? sinceMs + SHAKY_MS : sinceMs;
    case 'restart':
      if (answeredMs === null) return sinceMs + UNANSWERED_MS;
      return Math.min(
        failedMs ?? Infinity,
        answeredMs + (condition === 'silent' ? SILENT_RESTART_MS : RESTART_MS),
      );
    case 'connection':
      return attemptEndMs(effort) + pauseMs(attempts, luck);
  }
}

function attemptEndMs({ sinceMs, failedMs }: LinkEffort): number {
  return Math.min(failedMs ?? Infinity, sinceMs + PATIENCE_MS);
}

/** From three quarters to five quarters of it, as luck has it. */
function pauseMs(attempts: number, luck: number): number {
  const whole = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return whole * (0.75 + luck / 2);
}
