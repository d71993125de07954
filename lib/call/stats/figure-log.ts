import type { LinkFigures } from './link-figures';

/** Two minutes, at a look a second. */
export const LOGGED_LOOKS = 120;

/** What the links to one peer did lately, over whichever connections. Old looks make room for new ones. */
export class FigureLog {
  #looks: readonly LinkFigures[] = [];

  /** From old to new. Another array after each look. */
  get looks(): readonly LinkFigures[] {
    return this.#looks;
  }

  /** @returns whether they were new */
  note(figures: LinkFigures): boolean {
    if (figures === this.#looks.at(-1)) return false;
    this.#looks = [...this.#looks, figures].slice(-LOGGED_LOOKS);
    return true;
  }
}
