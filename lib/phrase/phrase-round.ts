import type { PhraseMessage } from './phrase-message';
import type { Fingerprint } from './fingerprint';
import { commitmentTo, newNonce, phraseBits, setOf } from './phrase-digests';

/** What one of the others said in this round. */
interface Voice {
  readonly commitment: string;
  /** The first one counts, whether it fits or not. */
  nonce: string | null;
  /** Whether the nonce was found to be the one that was committed to. */
  fits: boolean;
}

/**
 * Commit, then reveal: one run over one set of people. This side's nonce is told when everybody else is
 * bound to theirs, and not before, so nobody can choose theirs by what comes out.
 */
export class PhraseRound {
  readonly set: string;
  readonly #own: Fingerprint;
  readonly #others: ReadonlySet<Fingerprint>;
  readonly #nonce: string;
  readonly #commitment: string;
  readonly #voices = new Map<Fingerprint, Voice>();
  readonly #ticks = new Set<Fingerprint>();
  #ownTick: boolean | null = null;
  #bits: number | null = null;

  private constructor(
    set: string,
    own: Fingerprint,
    others: readonly Fingerprint[],
    nonce: string,
    commitment: string,
  ) {
    this.set = set;
    this.#own = own;
    this.#others = new Set(others);
    this.#nonce = nonce;
    this.#commitment = commitment;
  }

  /** @returns a round with a nonce of its own. */
  static async open(own: Fingerprint, others: readonly Fingerprint[]): Promise<PhraseRound> {
    const set = await setOf([own, ...others]);
    const nonce = newNonce();
    const commitment = await commitmentTo(set, { fingerprint: own, nonce });
    return new PhraseRound(set, own, others, nonce, commitment);
  }

  /** All that may be told by now, in the order in which it must be told. Telling it again does no harm. */
  get messages(): readonly PhraseMessage[] {
    const { set } = this;
    const messages: PhraseMessage[] = [{ type: 'phraseCommit', set, commitment: this.#commitment }];
    if (this.#everybodyIsBound) messages.push({ type: 'phraseReveal', set, nonce: this.#nonce });
    if (this.#ownTick !== null) messages.push({ type: 'verified', set, verified: this.#ownTick });
    return messages;
  }

  /** The phrase; null until every nonce is known and fits. */
  get bits(): number | null {
    return this.#bits;
  }

  get ownTick(): boolean {
    return this.#ownTick ?? false;
  }

  includes(fingerprint: Fingerprint): boolean {
    return this.#others.has(fingerprint);
  }

  /** Whether that one's nonce is known and fits. */
  hasHeard(fingerprint: Fingerprint): boolean {
    return this.#voices.get(fingerprint)?.fits ?? false;
  }

  hasTicked(fingerprint: Fingerprint): boolean {
    return this.#ticks.has(fingerprint);
  }

  tick(verified: boolean): void {
    this.#ownTick = verified;
  }

  /**
   * Takes a message of this set from one of its others. A second commitment, a nonce before its
   * commitment and a second nonce are refused. Resolves when what follows from it is known.
   */
  async receive(from: Fingerprint, message: PhraseMessage): Promise<void> {
    if (!this.includes(from)) return;
    switch (message.type) {
      case 'phraseCommit':
        if (this.#voices.has(from)) return;
        this.#voices.set(from, { commitment: message.commitment, nonce: null, fits: false });
        return;
      case 'phraseReveal':
        return this.#hearNonce(from, message.nonce);
      case 'verified':
        if (message.verified) this.#ticks.add(from);
        else this.#ticks.delete(from);
    }
  }

  get #everybodyIsBound(): boolean {
    return this.#voices.size === this.#others.size;
  }

  async #hearNonce(fingerprint: Fingerprint, nonce: string): Promise<void> {
    const voice = this.#voices.get(fingerprint);
    if (!voice || voice.nonce !== null) return;
    voice.nonce = nonce;
    const commitment = await commitmentTo(this.set, { fingerprint, nonce });
    voice.fits = commitment === voice.commitment;
    await this.#conclude();
  }

  async #conclude(): Promise<void> {
    if (!this.#everybodyIsBound) return;
    const shares = [{ fingerprint: this.#own, nonce: this.#nonce }];
    for (const [fingerprint, { nonce, fits }] of this.#voices) {
      if (!fits || nonce === null) return;
      shares.push({ fingerprint, nonce });
    }
    this.#bits = await phraseBits(this.set, shares);
  }
}
