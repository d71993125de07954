/** Who uses the relay: somebody in a seat, or somebody who only tries it. */
export type RelayUser =
  | {
      readonly kind: 'seat';
      /** The seat's peer id. */
      readonly name: string;
      /** Which of the seat's credentials this is: those that are given out later have a higher one. */
      readonly issue: number;
    }
  | {
      readonly kind: 'trial';
      /** Begins with `trial-`. */
      readonly name: string;
    };

/** Fifteen digits are a safe integer, and milliseconds for thirty thousand years. */
const SEAT = /^([\w-]{1,64})\.(\d{1,15})$/;
const TRIAL = /^trial-[\w-]{1,64}$/;

/** What stands behind the colon of a username: `name.issue` for a seat, `trial-...` for a trial. */
export function formatUser(user: RelayUser): string {
  return user.kind === 'seat' ? `${user.name}.${String(user.issue)}` : user.name;
}

/** @returns null for what is neither */
export function parseUser(text: string): RelayUser | null {
  if (TRIAL.test(text)) return { kind: 'trial', name: text };
  const [, name, issue] = SEAT.exec(text) ?? [];
  if (name === undefined || issue === undefined) return null;
  return { kind: 'seat', name, issue: Number(issue) };
}
