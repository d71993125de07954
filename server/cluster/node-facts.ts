import * as v from 'valibot';
import type { SealedLetters } from './sealed-letters';

const PURPOSE = 'facts of a node';

/** Of a node's relay others give clients its best ways, and are told no more of: each node hears of all, once a second. */
export const SPARE_URLS = 2;

const FactsSchema = v.object({
  build: v.string(),
  capacity: v.number(),
  /** As anybody reaches them (RFC 7065), best first; none where that takes the site's name, which a client knows. */
  relays: v.array(v.string()),
  /** The node runs its relay itself. */
  hasOwnRelay: v.boolean(),
});

/** What a node says of itself to the others. */
export type NodeFacts = v.InferOutput<typeof FactsSchema>;

export function writeFacts(facts: NodeFacts, letters: SealedLetters): string {
  const relays = facts.relays.slice(0, SPARE_URLS);
  return letters.seal(JSON.stringify({ ...facts, relays }), PURPOSE);
}

/** @returns null when they were written with another secret, or by a build that says other things */
export function readFacts(text: string, letters: SealedLetters): NodeFacts | null {
  const result = v.safeParse(
    v.pipe(v.string(), v.parseJson(), FactsSchema),
    letters.open(text, PURPOSE),
  );
  return result.success ? result.output : null;
}

/** @returns what is different about another node and should not be; null when nothing is */
export function differenceBetween(own: NodeFacts, other: NodeFacts | null): string | null {
  if (!other) return 'secret';
  if (own.capacity !== other.capacity) return 'capacity';
  return own.build === other.build ? null : 'build';
}

/** @returns whether two nodes have a relay each, and call them the same: who is to come to one may come to the other */
export function shareRelayName(own: NodeFacts, other: NodeFacts): boolean {
  if (!own.hasOwnRelay || !other.hasOwnRelay) return false;
  const areNameless = own.relays.length === 0 && other.relays.length === 0;
  return areNameless || own.relays.some((url) => other.relays.includes(url));
}
