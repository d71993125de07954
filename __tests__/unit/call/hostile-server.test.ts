import * as fc from 'fast-check';
import { roomKeyFromSecret } from '../../../lib/sealing/room-key';
import type { PeerId, RoomId, SessionId } from '../../../lib/signaling/identifiers';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import type { Carried } from '../../fakes/fake-room-server';
import { standIn } from '../../fakes/stand-in';
import { factsOf } from '../../fakes/facts';

const ENVELOPE = /^1\.[\w-]{16}\.[\w-]{16}\.[1-9]\d*\.\d+\.[\w-]{24,}$/;

/** The envelope's parts: version, sender, receiver, attempt, counter, box. */
function changed(signal: Carried, change: (parts: string[]) => void): Carried {
  const parts = signal.payload.split('.');
  change(parts);
  return { ...signal, payload: parts.join('.') };
}

/** As if the fingerprint in it were another: whoever has no key can only change bits. */
const altered = (signal: Carried): Carried =>
  changed(signal, (parts) => {
    const box = Buffer.from(parts[5] ?? '', 'base64url');
    box.writeUInt8(box.readUInt8(40) ^ 1, 40);
    parts[5] = box.toString('base64url');
  });

const madeUp = (from: PeerId, to: PeerId): Carried => {
  const facts = factsOf('Mallory', { camera: true });
  const sdp = 'a=ice-ufrag:u0\r\n[]';
  const offer = { type: 'offer', attempt: 9, sdp, tracks: {}, facts };
  return { event: 'webrtc_offer', from, to, payload: JSON.stringify(offer) };
};

const linkOf = (person: FakePerson, other: FakePerson) => person.sees(other)?.link.status;

function expectLinked(...people: FakePerson[]): void {
  for (const person of people) {
    expect(person.errors).toEqual([]);
    for (const other of people) {
      if (other === person) continue;
      expect(person.sees(other)).toMatchObject({
        link: { status: 'connected' },
        facts: { name: other.id },
        proven: true,
      });
    }
  }
}

/** Lets time go by, until nothing more is tried. */
async function live(room: FakeRoom, people: readonly FakePerson[], ms = 90_000): Promise<void> {
  for (let nowMs = 1_000; nowMs <= ms; nowMs += 1_000) {
    for (const person of people) person.tick(nowMs);
    await room.server.flush();
  }
}

async function three(room: FakeRoom) {
  const [ana, bea, eva] = await room.people('abe');
  if (!ana || !bea || !eva) throw new Error('nobody came');
  return { ana, bea, eva };
}

/** Three people, while something is done to what two of them send to each other. */
async function threeWhile(carry: (signal: Carried) => readonly Carried[]) {
  const room = new FakeRoom();
  const [a, b] = ['a', 'b'].map((letter) => letter.repeat(16));
  room.server.carry = (signal) => {
    const ends = [signal.from, signal.to].sort().join();
    return ends === `${a},${b}` ? carry(signal) : [signal];
  };
  return { room, ...(await three(room)) };
}

describe('a server that', () => {
  it('carries sealed signals can read none of them', async () => {
    const room = new FakeRoom();
    expectLinked(...(await room.people('abcde')));
    expect(room.server.carried.length).toBeGreaterThanOrEqual(40);
    for (const { payload } of room.server.carried) expect(payload).toMatch(ENVELOPE);
  });

  it('alters what two people send is refused by them, and the rest of the call goes on', async () => {
    const { ana, bea, eva } = await threeWhile((signal) => [altered(signal)]);
    const refused = { link: { status: 'blocked', cause: 'otherKey' }, facts: null, proven: false };
    expect(ana.sees(bea)).toMatchObject(refused);
    expect(bea.sees(ana)).toMatchObject(refused);
    expectLinked(ana, eva);
    expectLinked(bea, eva);
    expect(ana.call.refusedSignals?.forged).toBeGreaterThan(0);
  });

  it('alters the answer is refused, and tried anew when the person says so', async () => {
    const { room, ana, bea, eva } = await threeWhile((signal) =>
      signal.event === 'webrtc_answer' ? [altered(signal)] : [signal],
    );
    expect(ana.sees(bea)?.link).toEqual({ status: 'blocked', cause: 'altered' });
    expectLinked(ana, eva);
    expectLinked(bea, eva);
    room.server.carry = (signal) => [signal];
    ana.call.retry(bea.id);
    await room.server.flush();
    expectLinked(ana, bea, eva);
  });

  it('puts words of its own in place of theirs is refused', async () => {
    const { ana, bea, eva } = await threeWhile(({ from, to }) => [madeUp(from, to)]);
    expect(ana.sees(bea)).toMatchObject({
      link: { status: 'blocked', cause: 'otherKey' },
      facts: null,
    });
    for (const { connections } of [ana, bea]) {
      const heard = connections.map(({ remoteDescription }) => remoteDescription?.sdp ?? '');
      expect(heard.join()).not.toContain('u0');
    }
    expectLinked(ana, eva);
    expectLinked(bea, eva);
  });

  it('says everything twice, and all of it again later, changes nothing', async () => {
    const room = new FakeRoom();
    room.server.carry = (signal) => [signal, signal];
    const { ana, bea, eva } = await three(room);
    expectLinked(ana, bea, eva);
    const made = ana.connections.length;
    const twice = ana.call.refusedSignals?.replayed ?? 0;
    expect(twice).toBeGreaterThan(0);
    for (const signal of [...room.server.carried]) room.server.deliver(signal);
    await room.server.flush();
    expect(ana.call.refusedSignals?.replayed).toBeGreaterThan(twice);
    expect(ana.connections).toHaveLength(made);
    expect(ana.sees(bea)?.tampered).toBe(false);
    expectLinked(ana, bea, eva);
  });

  it('reflects everything to the one who said it changes nothing', async () => {
    const room = new FakeRoom();
    room.server.carry = (signal) => {
      const back = { ...signal, from: signal.to, to: signal.from };
      const turned = changed(back, (parts) => parts.splice(1, 2, parts[2] ?? '', parts[1] ?? ''));
      return [back, turned, signal];
    };
    const { ana, bea, eva } = await three(room);
    expectLinked(ana, bea, eva);
    expect(ana.call.refusedSignals?.stale).toBeGreaterThan(0);
    expect(ana.call.refusedSignals?.forged).toBeGreaterThan(0);
  });

  it('delivers between rooms gets nothing opened, though the keys are the same', async () => {
    const [room, other] = [new FakeRoom(), new FakeRoom(standIn<RoomId>('otra'))];
    const { ana, bea, eva } = await three(room);
    const [ada, bob] = await other.people('ab');
    if (!ada || !bob) throw new Error('nobody came');
    for (const signal of room.server.carried) {
      other.server.deliver(signal);
      const [from, to] = [signal.from, signal.to].map((id) => other.server.clients.get(id));
      const readdressed = changed(signal, (parts) => {
        parts.splice(1, 2, from?.session ?? '', to?.session ?? '');
      });
      other.server.deliver(readdressed);
    }
    await other.server.flush();
    expectLinked(ada, bob);
    expect(ada.connections).toHaveLength(1);
    expect(ada.snapshot.peers).toHaveLength(1);
    expect(ada.call.refusedSignals?.stale).toBeGreaterThan(0);
    expect(ada.call.refusedSignals?.forged).toBeGreaterThan(0);
    expectLinked(ana, bea, eva);
  });

  it('plays an earlier visit to somebody who came again gets nothing opened', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    const earlier = [...room.server.carried];
    const before = bea.session;
    bea.call.leave();
    await room.server.flush();
    bea.join();
    await room.server.flush();
    expect(bea.session).not.toBe(before);
    const made = bea.connections.length;
    for (const signal of earlier.filter(({ to }) => to === bea.id)) room.server.deliver(signal);
    await room.server.flush();
    expect(bea.connections).toHaveLength(made);
    expectLinked(ana, bea, eva);
  });

  it('drops candidates and changes the order of the rest holds nobody up', async () => {
    const room = new FakeRoom();
    const held: Carried[] = [];
    room.server.carry = (signal) => {
      if (signal.event !== 'webrtc_ice_candidate') return [signal, ...held.splice(0).reverse()];
      if (room.server.carried.length % 2 === 0) held.push(signal);
      return [];
    };
    expectLinked(...Object.values(await three(room)));
  });

  it('drops all between two people is found out, and the rest of the call goes on', async () => {
    const { room, ana, bea, eva } = await threeWhile(() => []);
    expect(linkOf(ana, bea)).toBe('connecting');
    await live(room, [ana, bea, eva]);
    for (const [person, other] of [
      [ana, bea],
      [bea, ana],
    ] as const) {
      expect(person.sees(other)?.link).toEqual({ status: 'blocked', cause: 'unproven' });
    }
    expectLinked(ana, eva);
    expectLinked(bea, eva);
  });

  it('invents a person gets nothing but sealed boxes for it', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    const [ghost, session] = [standIn<PeerId>('z'.repeat(16)), standIn<SessionId>('z'.repeat(16))];
    room.server.say(ana.id, (handlers) => handlers.start_call({ from: ghost, session }));
    await room.server.flush();
    const toGhost = () => room.server.carried.filter(({ to }) => to === ghost);
    expect(toGhost().length).toBeGreaterThan(0);
    const tile = () => ana.snapshot.peers.find(({ id }) => id === ghost);
    await live(room, [ana, bea, eva]);
    expect(tile()?.link).toEqual({ status: 'blocked', cause: 'unproven' });

    room.server.deliver(madeUp(ghost, ana.id));
    for (const signal of toGhost()) {
      room.server.deliver({ ...signal, from: ghost, to: ana.id });
      const fromBea = room.server.carried.find(({ from }) => from === bea.id);
      if (fromBea) room.server.deliver({ ...fromBea, from: ghost, to: ana.id });
    }
    await room.server.flush();
    expect(tile()).toMatchObject({
      link: { status: 'blocked', cause: 'otherKey' },
      facts: null,
      camera: null,
      proven: false,
    });
    for (const { payload } of toGhost()) expect(payload).toMatch(ENVELOPE);
    expectLinked(ana, bea, eva);
  });

  it('adds a person with another key is told apart at once, on both sides', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    const mallory = room.person('m', roomKeyFromSecret(new Uint8Array(16).fill(8)));
    mallory.useDevices();
    await room.server.flush();
    mallory.join();
    await room.server.flush();
    const refused = { link: { status: 'blocked', cause: 'otherKey' }, facts: null };
    for (const person of [ana, bea, eva]) {
      expect(person.sees(mallory)).toMatchObject(refused);
      expect(mallory.sees(person)).toMatchObject(refused);
    }
    expectLinked(ana, bea, eva);
  });

  it('raises the number of an attempt is not believed', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    const [kept] = ana.open;
    for (const signal of room.server.carried.filter(({ to }) => to === ana.id)) {
      room.server.deliver(changed(signal, (parts) => parts.splice(3, 1, '999')));
    }
    await room.server.flush();
    expect(ana.open[0]).toBe(kept);
    expect(kept?.connectionState).toBe('connected');
    expectLinked(ana, bea, eva);
  });

  it('makes up a session for somebody keeps the two apart, and nobody else', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    const session = standIn<SessionId>('z'.repeat(16));
    room.server.say(ana.id, (handlers) => handlers.peer_back({ peer: bea.id, session }));
    await room.server.flush();
    expect(linkOf(ana, bea)).toBe('connected');
    room.server.say(ana.id, (handlers) => handlers.start_call({ from: bea.id, session }));
    await room.server.flush();
    await live(room, [ana, bea, eva]);
    expect(ana.sees(bea)?.link).toEqual({ status: 'blocked', cause: 'unproven' });
    expectLinked(ana, eva);
    expectLinked(bea, eva);
  });

  it('delivers the last words of somebody right before the leaving makes no ghost of them', async () => {
    const room = new FakeRoom();
    const held: Carried[] = [];
    room.server.carry = (signal) => {
      if (signal.event !== 'webrtc_ice_candidate') return [signal];
      held.push(signal);
      return [];
    };
    const { ana, bea, eva } = await three(room);
    for (const signal of held) room.server.deliver(signal);
    room.server.say(ana.id, (handlers) => handlers.peer_left({ peer: bea.id, removed: true }));
    await room.server.flush();
    expect(ana.snapshot.peers.map(({ id }) => id)).toEqual([eva.id]);
    expectLinked(ana, eva);
  });

  it('says one thing in the name of somebody whose link is up leaves the link as it is', async () => {
    const room = new FakeRoom();
    const { ana, bea, eva } = await three(room);
    expect(ana.sees(bea)?.tampered).toBe(false);
    room.server.deliver(madeUp(bea.id, ana.id));
    await room.server.flush();
    expect(ana.sees(bea)).toMatchObject({ link: { status: 'connected' }, tampered: true });
    expect(ana.sees(eva)?.tampered).toBe(false);
    expectLinked(ana, bea, eva);
  });

  it('says whatever it likes takes down no link that is up', async () => {
    const room = new FakeRoom();
    const people = Object.values(await three(room));
    const made = people.map(({ connections }) => connections.length);
    const recorded = [...room.server.carried];
    const ids = people.map(({ id }) => id);
    const signal = fc.constantFrom(...recorded);
    const said = fc.oneof(
      signal,
      signal.map(altered),
      fc
        .tuple(signal, fc.nat(5), fc.string({ maxLength: 20 }))
        .map(([one, part, text]) => changed(one, (parts) => parts.splice(part, 1, text))),
      fc.record({
        event: fc.constantFrom(...recorded.map(({ event }) => event)),
        from: fc.constantFrom(...ids),
        to: fc.constantFrom(...ids),
        payload: fc.oneof(
          fc.string(),
          signal.map(({ payload }) => payload),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 5, maxLength: 40 }), async (all) => {
        for (const one of all) room.server.deliver(one);
        await room.server.flush();
        expectLinked(...people);
        expect(people.map(({ connections }) => connections.length)).toEqual(made);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a key that cannot be made', () => {
  it('keeps its owner out, and says so', async () => {
    const room = new FakeRoom();
    const [ana] = await room.people('a');
    const bea = room.person('b', Promise.reject<never>(new TypeError('no crypto')));
    await room.server.flush();
    bea.join();
    await room.server.flush();
    expect(bea.snapshot.call).toEqual({ status: 'refused', code: 'cannot_seal' });
    expect(bea.connections).toEqual([]);
    expect(ana?.snapshot.peers).toEqual([]);
  });

  it('asks for no seat on a page without WebCrypto', async () => {
    const room = new FakeRoom();
    const ana = room.person('a');
    await room.server.flush();
    const said = room.server.sent.length;
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    ana.join();
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    expect(ana.snapshot.call).toEqual({ status: 'refused', code: 'cannot_seal' });
    expect(room.server.sent).toHaveLength(said);
  });
});
