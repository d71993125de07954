import type { ClosedDoor } from '../signaling/events';
import type { Doorway } from './doorway';
import type { Knock } from './knock';

/**
 * The door from outside: a place where one can knock. Who has knocked once knocks again by itself when
 * another is host, and when the server or the host comes back.
 */
export class Doorstep {
  readonly #doorway: Doorway;
  #closed: ClosedDoor | null = null;
  #knock: Knock | null = null;

  constructor(doorway: Doorway) {
    this.#doorway = doorway;
  }

  get knocked(): boolean {
    return this.#knock !== null;
  }

  /** Stands at the door, as the server told it now. */
  stand(closed: ClosedDoor): void {
    this.#closed = closed;
    this.#send();
  }

  /** Knocks, as soon as there is somebody who can hear it. */
  knock(knock: Knock): void {
    this.#knock = knock;
    this.#send();
  }

  /** Goes away: in, or home. */
  leave(): void {
    this.#closed = null;
    this.#knock = null;
  }

  #send(): void {
    const { send, sealer, onError } = this.#doorway;
    const closed = this.#closed;
    const knock = this.#knock;
    if (!closed?.host || !knock) return;
    const { self, host } = closed;
    sealer()
      ?.sealText(self, host, JSON.stringify(knock))
      .then((payload) => {
        // Another host, or another knock, is told in its own right.
        if (this.#closed !== closed || this.#knock !== knock) return;
        send('knock', { to: host.id, payload });
      })
      .catch(onError);
  }
}
