import type { ReceivingMessage } from '../messages/receiving';
import { FigureLog } from '../stats/figure-log';
import type { LinkFigures } from '../stats/link-figures';
import type { LinkMark, Sending } from '../stats/link-mark';
import { markOf, usualFrameRate } from '../stats/link-mark';
import type { Receiving } from '../stats/receiving';
import { receivingOf } from '../stats/receiving';
import { SteadyMark } from '../stats/steady-mark';

/** The part of a peer's view that tells what arrives, here and there. */
export interface ReceptionView {
  /** How well what it sends arrives here; null while no link is up, and until that is known. */
  readonly mark: LinkMark | null;
  /** What of this participant's arrives there, as it says; null until it did. */
  readonly receiving: Receiving | null;
}

const unknown: ReceptionView = { mark: null, receiving: null };

/** What arrives from one peer, and what it says that arrives there. */
export class PeerReception {
  readonly #log = new FigureLog();
  #mark = new SteadyMark();
  #said: Receiving | null = null;
  #told: Receiving | null = null;
  #view = unknown;

  /** The same object until it changes. */
  get view(): ReceptionView {
    return this.#view;
  }

  /** Of the last two minutes, from old to new. */
  get looks(): readonly LinkFigures[] {
    return this.#log.looks;
  }

  /** The peer says what arrives there. Shown from the next look on, however often it is said. */
  hear({ sound, picture }: ReceivingMessage): void {
    this.#said = { sound, picture };
  }

  /** The control channel opened: nothing was told over it yet, or heard. */
  begin(): void {
    this.#told = null;
    this.#said = null;
  }

  /**
   * Takes in what a link that is up did; nothing while none is.
   *
   * @param figures the latest; null until there are any
   * @param tell says what arrives here, when that changed. @returns whether it was said
   * @returns whether the view is another one
   */
  follow(
    figures: LinkFigures | null,
    sending: Sending,
    tell: (message: ReceivingMessage) => boolean,
  ): boolean {
    if (figures && this.#log.note(figures)) {
      const rates = this.looks.map(({ received }) => received.get('camera')?.frameRate ?? 0);
      this.#mark.note(markOf(figures, sending, usualFrameRate(rates)));
      this.#tellWhatArrives(tell);
    }
    return this.#show({ mark: this.#mark.current, receiving: this.#said });
  }

  /** No link is up: what there is to say of it is said elsewhere. @returns whether the view is another one */
  rest(): boolean {
    if (this.#view === unknown) return false;
    this.#mark = new SteadyMark();
    this.#view = unknown;
    return true;
  }

  /** With each look at most, which is once a second. */
  #tellWhatArrives(tell: (message: ReceivingMessage) => boolean): void {
    const arriving = receivingOf(this.looks);
    if (!arriving || isSame(arriving, this.#told)) return;
    if (tell({ type: 'receiving', ...arriving })) this.#told = arriving;
  }

  #show({ mark, receiving }: ReceptionView): boolean {
    if (mark === this.#view.mark && isSame(receiving, this.#view.receiving)) return false;
    this.#view = { mark, receiving };
    return true;
  }
}

function isSame(one: Receiving | null, other: Receiving | null): boolean {
  return one?.sound === other?.sound && one?.picture === other?.picture;
}
