import { SnapshotFeed } from '../base/snapshot-feed';
import { GrowingPauses } from './growing-pauses';
import { browserEdges } from './media-edges';

/** What the browser does not play until the person asks for it. */
export type BlockedMedia = 'none' | 'sound' | 'pictures' | 'both';

/** A pause after less than this, in seconds of the medium, is one that comes again and again. */
const SHORT_S = 1;

/** After so many short plays in a row an element waits for a better reason than time. */
const MAX_SHORT = 3;

interface Player {
  readonly element: HTMLMediaElement;
  isBlocked: boolean;
  /** How far the element was when it was last started. */
  startedAt: number;
  /** How often in a row it was paused soon. */
  shortPlays: number;
}

export interface PlaybackOptions {
  /** Tells when the page is seen again. @returns what ends it. */
  readonly watchVisible: (seen: () => void) => () => void;
}

/**
 * Keeps what a page shows and sounds going. A browser may refuse to play (HTML, `play()`, NotAllowedError), and not sound
 * alone: phones that save power refuse muted pictures, too. It may also pause what nobody paused, as in a phone call. It is
 * played again when the reason may be over, and in any case when the person says so.
 */
export class Playback {
  readonly #options: PlaybackOptions;
  readonly #players = new Map<HTMLMediaElement, Player>();
  readonly #feed = new SnapshotFeed<BlockedMedia>('none');
  readonly #pauses = new GrowingPauses();
  #stopWatching: (() => void) | null = null;
  #isWaiting = false;

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): BlockedMedia => this.#feed.current;

  /**
   * Plays a stream in an element.
   *
   * @returns what ends it, and takes the stream out of the element
   */
  play(element: HTMLMediaElement, stream: MediaStream): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    const player: Player = { element, isBlocked: false, startedAt: 0, shortPlays: 0 };
    element.srcObject = stream;
    element.addEventListener('pause', () => this.#onPause(player), { signal });
    for (const track of stream.getTracks()) {
      track.addEventListener('unmute', this.#resume, { signal });
    }
    this.#players.set(element, player);
    this.#stopWatching ??= this.#options.watchVisible(this.#resume);
    void this.#start(player);
    return () => {
      ended.abort();
      this.#players.delete(element);
      element.srcObject = null;
      this.#settle();
    };
  }

  /** Starts all that does not play. Counts as the person's wish when it is called while a button is pressed. */
  readonly startAll = (): void => {
    for (const player of this.#players.values()) player.isBlocked = false;
    this.#resume();
    this.#settle();
  };

  /** What the browser took may be given back: a phone call is over, the page is seen. */
  readonly #resume = (): void => {
    for (const player of this.#players.values()) player.shortPlays = 0;
    this.#tryAgain();
  };

  #tryAgain(): void {
    for (const player of this.#players.values()) {
      if (player.element.paused && player.shortPlays < MAX_SHORT) void this.#start(player);
    }
  }

  async #start(player: Player): Promise<void> {
    const { element } = player;
    player.startedAt = element.currentTime;
    try {
      await element.play();
      player.isBlocked = false;
    } catch (error) {
      // Otherwise another stream came meanwhile, or a pause, which is told by itself.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        player.isBlocked = true;
    }
    this.#settle();
  }

  #onPause(player: Player): void {
    const { element } = player;
    // Whatever leaves the page is paused.
    if (!element.isConnected) return;
    const isShort = element.currentTime - player.startedAt < SHORT_S;
    player.shortPlays = isShort ? player.shortPlays + 1 : 0;
    if (player.shortPlays < MAX_SHORT) return void this.#start(player);
    player.isBlocked = true;
    this.#settle();
  }

  #settle(): void {
    const blocked = this.#look();
    if (blocked === 'none') this.#stopWaiting();
    else this.#wait();
    if (this.#players.size === 0) {
      this.#stopWatching?.();
      this.#stopWatching = null;
    }
    if (blocked !== this.#feed.current) this.#feed.publish(blocked);
  }

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#pauses.wait(() => {
      this.#isWaiting = false;
      this.#tryAgain();
    });
  }

  #stopWaiting(): void {
    this.#isWaiting = false;
    this.#pauses.reset();
  }

  #look(): BlockedMedia {
    const blocked = [...this.#players.values()].filter(({ isBlocked }) => isBlocked);
    const isPicture = ({ element }: Player) => element.muted;
    if (blocked.length === 0) return 'none';
    if (blocked.every(isPicture)) return 'pictures';
    return blocked.some(isPicture) ? 'both' : 'sound';
  }
}

/** Everything that the page plays: one press starts all of it. */
export const pagePlayback = new Playback(browserEdges);
