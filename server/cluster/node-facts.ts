import * as v from 'valibot';
import type { SealedLetters } from './sealed-letters';

const PURPOSE = 'facts of a node';

const FactsSchema = v.object({
  build: v.string(),
  capacity: v.number(),
  /** Of the node's own relay, as anybody reaches it; null: it has none of its own name. */
  relays: v.nullable(v.array(v.string())),
});

/** What a node says of itself to the others. */
export type NodeFacts = v.InferOutput<typeof FactsSchema>;

export function writeFacts(facts: NodeFacts, letters: SealedLetters): string {
  return letters.seal(JSON.stringify(facts), PURPOSE);
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
