import type { Grade, LinkMark } from './link-mark';
import { grades, worst } from './link-mark';

/** So many looks, a second apart, are needed to believe that things got worse, and how many of them must say so. */
const LOOKS_DOWN = 3;
const AGREEING = 2;

/** So many must all be better before things are better. */
const LOOKS_UP = 5;

/**
 * A mark that does not flicker. It gets worse by what two of the last three looks agree on, and better only by what all
 * of the last five do: who sees it can rely on it, and one second that went wrong is none of it.
 */
export class SteadyMark {
  readonly #looks: LinkMark[] = [];
  #mark: LinkMark | null = null;

  /** Null until anything was known. The same object until it changes. */
  get current(): LinkMark | null {
    return this.#mark;
  }

  /** @param look null when nothing was known, which changes nothing */
  note(look: LinkMark | null): void {
    if (!look) return;
    this.#looks.push(look);
    if (this.#looks.length > LOOKS_UP) this.#looks.shift();
    const grade = this.#nextGrade();
    const weak = grade === 'good' ? null : this.#weakOf();
    if (this.#mark?.grade !== grade || this.#mark.weak !== weak) this.#mark = { grade, weak };
  }

  #nextGrade(): Grade {
    // A link begins well: what is lost while it opens is nothing to warn of.
    const before = this.#mark?.grade ?? 'good';
    if (this.#looks.length < LOOKS_DOWN) return before;
    const lately = this.#looks.slice(-LOOKS_DOWN).map(({ grade }) => rank(grade));
    const agreed = lately.sort((one, other) => other - one)[AGREEING - 1] ?? 0;
    if (agreed > rank(before)) return grades[agreed] ?? before;
    if (this.#looks.length < LOOKS_UP) return before;
    const upTo = worst(...this.#looks.map(({ grade }) => grade));
    return rank(upTo) < rank(before) ? upTo : before;
  }

  /** A line, if any look says so: frames that are late by it are also late without a trace of it. */
  #weakOf(): LinkMark['weak'] {
    const weak = this.#looks.map((look) => look.weak);
    if (weak.includes('line')) return 'line';
    return weak.includes('device') ? 'device' : (this.#mark?.weak ?? null);
  }
}

function rank(grade: Grade): number {
  return grades.indexOf(grade);
}
