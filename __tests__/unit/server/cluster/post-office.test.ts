import { pino } from 'pino';
import * as v from 'valibot';
import { PeerIdSchema } from '../../../../lib/signaling/identifiers';
import type { Letter, NodeId } from '../../../../server/cluster/cluster-store';
import type { NodeFrame } from '../../../../server/cluster/node-frames';
import { MAX_WAITING_BYTES } from '../../../../server/cluster/outgoing-post';
import { PostOffice } from '../../../../server/cluster/post-office';
import { SealedLetters } from '../../../../server/cluster/sealed-letters';
import { eventually } from '../../../support/eventually';

const SECRET = 'a secret that only the nodes of a test know';
const logger = pino({ level: 'silent' });

/** Mailboxes without a Redis, which lose or repeat what a test wants lost or repeated. */
class Mailboxes {
  readonly #boxes = new Map<NodeId, Letter[]>();
  /** What becomes of the next letter: how often it arrives. */
  copies: number[] = [];
  isAway = false;

  put(to: NodeId, text: string): void {
    const box = this.#boxes.get(to) ?? [];
    this.#boxes.set(to, [...box, { place: String(box.length + 1), text }]);
  }

  lettersOf(node: NodeId): string[] {
    return (this.#boxes.get(node) ?? []).map(({ text }) => text);
  }

  post = async (to: NodeId, text: string): Promise<void> => {
    await Promise.resolve();
    if (this.isAway) throw new Error('away');
    const copies = this.copies.shift() ?? 1;
    for (let copy = 0; copy < copies; copy++) this.put(to, text);
  };

  read = async (node: NodeId, after: string): Promise<readonly Letter[]> => {
    await new Promise((resolve) => setImmediate(resolve));
    return (this.#boxes.get(node) ?? []).slice(Number(after));
  };
}

const frame = (lastIssue: number): NodeFrame => ({
  kind: 'revoke',
  peer: v.parse(PeerIdSchema, 'a-peer-a-peer-a-'),
  lastIssue,
});

describe('PostOffice', () => {
  const offices: PostOffice[] = [];
  afterEach(() => offices.splice(0).forEach((office) => office.close()));

  function office(self: NodeId, store: Mailboxes, secret = SECRET) {
    const got: number[] = [];
    const broken: NodeId[] = [];
    const post = new PostOffice({
      store,
      letters: new SealedLetters(secret),
      self: () => self,
      onFrame: (_, one) => void (one.kind === 'revoke' && got.push(one.lastIssue)),
      onBroken: (node) => void broken.push(node),
      logger,
    });
    offices.push(post);
    void post.run();
    return { post, got, broken };
  }

  it('takes frames in order, each of them once, however often a letter arrives', async () => {
    const store = new Mailboxes();
    store.copies = [1, 3, 2];
    const [a, b] = [office('a', store), office('b', store)];
    for (let number = 0; number < 50; number++) {
      a.post.send('b', frame(number));
      if (number % 10 === 9) await a.post.drain();
    }
    await eventually('all are there', () => b.got.length === 50);
    expect(b.got).toEqual(Array.from({ length: 50 }, (_, number) => number));
    expect([a.broken, b.broken]).toEqual([[], []]);
  });

  it('sends again what the store did not take', async () => {
    const store = new Mailboxes();
    const [a, b] = [office('a', store), office('b', store)];
    store.isAway = true;
    for (let number = 0; number < 3; number++) a.post.send('b', frame(number));
    await new Promise((resolve) => setImmediate(resolve));
    store.isAway = false;
    await eventually('all are there', () => b.got.length === 3);
    expect(b.got).toEqual([0, 1, 2]);
  });

  it('has both sides know when a letter is lost, and goes on from there', async () => {
    const store = new Mailboxes();
    const [a, b] = [office('a', store), office('b', store)];
    b.post.send('a', frame(100));
    await eventually('the first is there', () => a.got.length === 1);
    store.copies = [1, 0, 1];
    for (const number of [1, 2, 3]) {
      a.post.send('b', frame(number));
      await a.post.drain();
    }
    await eventually('both know', () => a.broken.length === 1 && b.broken.length === 1);
    expect(b.got).toEqual([1]);
    a.post.send('b', frame(4));
    b.post.send('a', frame(101));
    await eventually('it goes on', () => a.got.includes(101) && b.got.includes(4));
    expect([a.broken, b.broken]).toEqual([['b'], ['a']]);
  });

  it('drops what somebody else wrote, and what was meant for another node or said before', async () => {
    const store = new Mailboxes();
    const [a, b] = [office('a', store), office('b', store)];
    a.post.send('b', frame(1));
    await eventually('the first is there', () => b.got.length === 1);
    const [letter = ''] = store.lettersOf('b');
    const foreign = new SealedLetters('another secret, of another site, as long').seal(
      JSON.stringify({ from: 'a', series: 9, number: 0, frames: [JSON.stringify(frame(666))] }),
      'letter to b',
    );
    const bent = `${letter.slice(0, 40)}${letter[40] === 'A' ? 'B' : 'A'}${letter.slice(41)}`;
    for (const text of ['', 'junk', '{}', foreign, bent, letter, letter]) store.put('b', text);
    // What was for b is not for c.
    const c = office('c', store);
    store.put('c', letter);
    a.post.send('b', frame(2));
    await eventually('it goes on', () => b.got.length === 2);
    expect(b.got).toEqual([1, 2]);
    expect([b.broken, c.got]).toEqual([[], []]);
  });

  it('gives up on a node for which too much waits', async () => {
    const store = new Mailboxes();
    store.isAway = true;
    const a = office('a', store);
    const big = { kind: 'lost', socket: 's', cause: 'x'.repeat(1024 * 1024) } as const;
    for (let sent = 0; sent <= MAX_WAITING_BYTES; sent += big.cause.length) a.post.send('b', big);
    expect(a.broken).toEqual(['b']);
    store.isAway = false;
    const b = office('b', store);
    a.post.send('b', frame(7));
    await eventually('it begins anew', () => b.got.length === 1);
    expect(b.got).toEqual([7]);
  });
});
