import type { AllowanceRate } from '../base/allowance';
import { Allowance } from '../base/allowance';
import type { EmbedCommand, EmbedEvent, EmbedMessage } from './embed-messages';
import { EMBED_PROTOCOL, parseEmbedCommand } from './embed-messages';
import type { EmbedState } from './embed-state';
import { emptyEmbedState, embedEvents } from './embed-state';
import { isAncestor } from './is-ancestor';

/** Nobody's buttons are pressed more often. What comes beyond it is not looked at. */
const COMMANDS: AllowanceRate = { burst: 20, perSecond: 5 };

/** The page around ours, as ours sees it. */
export interface ParentWindow {
  postMessage: (message: unknown, targetOrigin: string) => void;
}

/** What a message tells of where it comes from: the browser says so, not the message. */
export interface ParentMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

export interface ParentLineOptions {
  readonly parent: ParentWindow;
  /** What the policy's `frame-ancestors` names. */
  readonly ancestors: readonly string[];
  readonly ownOrigin: string;
  /** Milliseconds; never goes back. */
  readonly now: () => number;
}

/**
 * The line to the page that has ours in a frame. It hears nobody else, and that one only if its origin may frame ours;
 * it says nothing before it heard from it, since until then nobody knows who is there.
 */
export class ParentLine {
  readonly #options: ParentLineOptions;
  readonly #allowance: Allowance;
  #state: EmbedState = emptyEmbedState;
  /** Of who said hello; null while nobody did. */
  #origin: string | null = null;
  #onCommand: ((command: EmbedCommand) => void) | null = null;

  constructor(options: ParentLineOptions) {
    this.#options = options;
    this.#allowance = new Allowance(COMMANDS, options.now());
  }

  /** Takes a message of the window, whosever it is. Never throws. */
  readonly receive = ({ source, origin, data }: ParentMessage): void => {
    const { parent, ancestors, ownOrigin, now } = this.#options;
    if (source !== parent || !isAncestor(origin, ancestors, ownOrigin)) return;
    if (!this.#allowance.take(now())) return;
    const command = parseEmbedCommand(data);
    if (command?.command === 'hello') this.#greet(origin);
    else if (command) this.#onCommand?.(command);
  };

  /** Has commands carried out. One at a time. @returns what ends it */
  serve(onCommand: (command: EmbedCommand) => void): () => void {
    this.#onCommand = onCommand;
    return () => {
      if (this.#onCommand === onCommand) this.#onCommand = null;
    };
  }

  /** Tells what has changed. */
  show(state: EmbedState): void {
    const events = embedEvents(this.#state, state);
    this.#state = state;
    for (const event of events) this.#tell(event);
  }

  #greet(origin: string): void {
    this.#origin = origin;
    this.#tell({ event: 'ready' });
    for (const event of embedEvents(emptyEmbedState, this.#state)) this.#tell(event);
  }

  #tell(event: EmbedEvent): void {
    if (this.#origin === null) return;
    const message: EmbedMessage = { tertulia: EMBED_PROTOCOL, ...event };
    this.#options.parent.postMessage(message, this.#origin);
  }
}
