import { roomKeyFromName, roomKeyFromSecret } from '../../../lib/sealing/room-key';
import { Correspondence } from '../../fakes/sealing-world';
import { standIn } from '../../fakes/stand-in';

/** What of `vectors.json` it takes to open an envelope. */
export interface SealingVector {
  readonly key: { readonly origin: string; readonly secret?: string; readonly passphrase?: string };
  readonly room: string;
  readonly sender: { readonly peer: string; readonly session: string };
  readonly receiver: { readonly peer: string; readonly session: string };
  readonly envelope: string;
}

/** Runs in a browser. @returns what each envelope has in it, or why it stays shut */
export function openVectors(vectors: readonly SealingVector[]): Promise<string[]> {
  return Promise.all(
    vectors.map(async ({ key, room, sender, receiver, envelope }) => {
      const bytes = (key.secret?.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
      const roomKey =
        key.secret === undefined
          ? roomKeyFromName(standIn(room), key.passphrase ?? null)
          : roomKeyFromSecret(Uint8Array.from(bytes));
      const [from, to] = [sender, receiver].map(
        ({ peer, session }) =>
          new Correspondence(standIn(peer), standIn(room), roomKey, standIn(session)),
      );
      if (!from || !to) throw new Error('There are two ends.');
      const opened = await to.open(from, envelope);
      return opened.status === 'opened' ? opened.text : opened.status;
    }),
  );
}
