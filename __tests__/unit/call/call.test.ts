import { SealedSession } from '../../../lib/sealing/sealed-session';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom, ROOM } from '../../fakes/fake-room';
import { fakeTrack } from '../../fakes/fake-track';
import { factsOf } from '../../fakes/facts';

function expectFullMesh(people: FakePerson[]): void {
  for (const person of people) {
    expect(person.errors).toEqual([]);
    expect(person.open).toHaveLength(people.length - 1);
    for (const other of people) {
      if (other === person) continue;
      expect(person.sees(other)).toMatchObject({
        link: { status: 'connected' },
        away: false,
        facts: { name: other.id, microphone: true, camera: true },
      });
      expect(person.sees(other)?.camera).not.toBeNull();
      expect(person.sees(other)?.microphone).not.toBeNull();
    }
  }
}

/** Somebody whose page knows nothing of the one before comes in under its id. */
async function joinAnew(room: FakeRoom, letter: string): Promise<FakePerson> {
  const person = room.person(letter);
  person.useDevices();
  await room.server.flush();
  person.join();
  await room.server.flush();
  return person;
}

describe('Call', () => {
  it('does nothing before it is opened, and only watches before it joins', async () => {
    const room = new FakeRoom();
    const person = room.person('a');
    expect(room.server.sent).toEqual([]);
    await room.server.flush();
    expect(room.server.sent.map(({ event }) => event)).toEqual(['watch_room']);
    expect(person.snapshot).toMatchObject({ call: { status: 'lobby' }, serverConnected: true });
  });

  it('asks for a seat and to be called in one go', async () => {
    const room = new FakeRoom();
    const person = room.person('a');
    await room.server.flush();
    person.join();
    expect(room.server.sent.map(({ event }) => event).slice(-2)).toEqual([
      'join_room',
      'start_call',
    ]);
  });

  it.each(['ab', 'ba', 'abc', 'abcde', 'edcba'])(
    'links everybody with everybody: %s',
    async (letters) => {
      const room = new FakeRoom();
      expectFullMesh(await room.people(letters));
    },
  );

  it('links everybody when all join at once', async () => {
    const room = new FakeRoom();
    const people = [...'abcde'].map((letter) => room.person(letter));
    for (const person of people) person.useDevices();
    await room.server.flush();
    for (const person of people) person.join();
    await room.server.flush();
    expectFullMesh(people);
  });

  it('makes two connections into one when both sides are told to offer', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    room.server.say(ana.id, (handlers) =>
      handlers.start_call({ from: bea.id, session: bea.session }),
    );
    room.server.say(bea.id, (handlers) =>
      handlers.start_call({ from: ana.id, session: ana.session }),
    );
    await room.server.flush();
    expectFullMesh([ana, bea]);
    // One section a role, none left over on the side that gave way.
    for (const { open } of [ana, bea]) {
      expect(open[0]?.getTransceivers()).toHaveLength(2);
    }
  });

  it('tells the sixth that the room is full, and starts nothing', async () => {
    const room = new FakeRoom();
    const people = await room.people('abcdef');
    const sixth = people[5];
    expect(sixth?.snapshot.call).toEqual({ status: 'full', capacity: 5, position: null });
    expect(sixth?.connections).toEqual([]);
    expectFullMesh(people.slice(0, 5));
  });

  it('closes the link to one who leaves, and lets the leaver come back', async () => {
    const room = new FakeRoom();
    const [ana, bea, eva] = await room.people('abc');
    if (!ana || !bea || !eva) throw new Error('nobody came');
    bea.call.leave();
    await room.server.flush();
    expect(bea.snapshot).toMatchObject({ call: { status: 'left' }, peers: [] });
    expect(bea.open).toEqual([]);
    expectFullMesh([ana, eva]);

    bea.join();
    await room.server.flush();
    expectFullMesh([ana, bea, eva]);
  });

  describe('that is left while the server is out of reach', () => {
    const leaveUnheard = async (room: FakeRoom) => {
      const [ana, bea] = await room.people('ab');
      if (!ana || !bea) throw new Error('nobody came');
      room.server.lose(bea.id);
      await room.server.flush();
      bea.call.leave();
      await room.server.flush();
      expect(bea.snapshot.call).toEqual({ status: 'left' });
      return { ana, bea };
    };
    const partings = (room: FakeRoom) =>
      room.server.sent.filter(({ event }) => event === 'leave_room').map(({ body }) => body);
    const seat = { room: ROOM, token: expect.stringMatching(/^token-of-b+$/) as unknown };

    it('has its seat given up as soon as the server can be told, once', async () => {
      const room = new FakeRoom();
      const { bea } = await leaveUnheard(room);
      for (let time = 0; time < 2; time += 1) {
        room.server.regain(bea.id);
        await room.server.flush();
        expect(partings(room)).toEqual([{ seat }]);
        room.server.lose(bea.id);
      }
    });

    it('leaves that to the line when the page shows something else', async () => {
      const room = new FakeRoom();
      const { bea } = await leaveUnheard(room);
      bea.call.close();
      expect(partings(room)).toEqual([{ seat }]);
    });

    it('keeps the seat for who joins again', async () => {
      const room = new FakeRoom();
      const { ana, bea } = await leaveUnheard(room);
      bea.join();
      room.server.regain(bea.id);
      await room.server.flush();
      expect(partings(room)).toEqual([]);
      expectFullMesh([ana, bea]);
    });
  });

  it('takes a peer that starts anew under its old id on a fresh connection', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    const reloaded = await joinAnew(room, 'b');
    expectFullMesh([ana, reloaded]);
    expect(ana.snapshot.peers).toHaveLength(1);
    expect(ana.connections).toHaveLength(2);
  });

  it('calls who comes straight back, though the link to the page before has not ended yet', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    // The page went without a word to the others, and the server says so first.
    room.server.free(bea.id);
    await room.server.flush();
    expect(ana.sees(bea)?.away).toBe(true);
    const reloaded = await joinAnew(room, 'b');
    expectFullMesh([ana, reloaded]);
    expect(ana.sees(reloaded)?.away).toBe(false);
  });

  it('keeps links that are up when the socket returns, and repairs those that are not', async () => {
    const room = new FakeRoom();
    const [ana, bea, eva] = await room.people('abc');
    if (!ana || !bea || !eva) throw new Error('nobody came');
    const kept = ana.open[0];
    const { session } = ana;
    ana.open[1]?.setConnectionState('failed');
    expect(ana.sees(eva)?.link).toEqual({ status: 'reconnecting' });
    room.server.say(ana.id, (handlers) => handlers.disconnected());
    await room.server.flush();
    expect(ana.snapshot.serverConnected).toBe(false);
    room.server.say(ana.id, (handlers) => handlers.connected());
    await room.server.flush();
    expectFullMesh([ana, bea, eva]);
    expect(ana.open[0]).toBe(kept);
    // Its links live on, and with them the session and its counter.
    expect(ana.session).toBe(session);
    expect(ana.connections).toHaveLength(2);
  });

  it('keeps somebody a restarted server does not know for as long as the media flows', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    const bob = room.server.clients.get(bea.id);
    if (!bob) throw new Error('nobody there');
    bob.seated = false;
    room.server.say(ana.id, (handlers) => handlers.connected());
    await room.server.flush();
    expect(ana.sees(bea)).toMatchObject({ link: { status: 'connected' }, away: true });
    ana.open[0]?.setConnectionState('failed');
    expect(ana.sees(bea)).toBeUndefined();
  });

  it('drops garbage from a peer', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    const before = ana.snapshot.peers;
    for (const payload of ['', '{', 'null', '[]', '{"type":"offer"}', '{"__proto__":{}}']) {
      room.server.say(ana.id, (handlers) => handlers.webrtc_offer({ from: bea.id, payload }));
    }
    await room.server.flush();
    const tampered = before.map((peer) => ({ ...peer, tampered: true }));
    expect(ana.snapshot.peers).toEqual(tampered);
    expect(ana.connections).toHaveLength(1);
  });

  it('takes candidates of this attempt, and drops those of earlier ones', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    room.server.say(ana.id, (handlers) =>
      handlers.start_call({ from: bea.id, session: bea.session }),
    );
    await room.server.flush();
    const later = new SealedSession({ room: ROOM, key: room.key });
    room.server.say(ana.id, (handlers) => handlers.peer_back({ peer: bea.id, session: later.id }));
    const say = async (attempt: number, candidate: string) => {
      const signal = {
        type: 'candidate',
        attempt,
        candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
      };
      const payload = await later.seal(
        bea.id,
        { id: ana.id, session: ana.session },
        attempt,
        JSON.stringify(signal),
      );
      room.server.say(ana.id, (handlers) =>
        handlers.webrtc_ice_candidate({ from: bea.id, payload }),
      );
    };
    await say(1, 'late');
    await say(2, 'current');
    await room.server.flush();
    const taken = ana.open[0]?.candidates.map(({ candidate }) => candidate);
    expect(taken).toContain('current');
    expect(taken).not.toContain('late');
    expectFullMesh([ana, bea]);
  });

  it('starts no connection before it has a seat, whatever it is sent', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    const stranger = room.person('z');
    await room.server.flush();
    room.server.say(stranger.id, (handlers) =>
      handlers.start_call({ from: ana.id, session: ana.session }),
    );
    room.server.say(stranger.id, (handlers) =>
      handlers.peer_back({ peer: ana.id, session: ana.session }),
    );
    await room.server.flush();
    expect(stranger.connections).toEqual([]);
    expect(stranger.snapshot).toMatchObject({ call: { status: 'lobby' }, peers: [] });
  });

  it('ends when the seat was taken by another page, and joins as somebody new after that', async () => {
    const room = new FakeRoom();
    const [ana] = await room.people('ab');
    if (!ana) throw new Error('nobody came');
    room.server.say(ana.id, (handlers) => handlers.signal_error({ code: 'replaced', event: null }));
    await room.server.flush();
    expect(ana.snapshot.call).toEqual({ status: 'refused', code: 'replaced' });
    expect(ana.open).toEqual([]);
    expect(ana.call.seatTokens).toBeNull();
  });

  it('makes fresh attempts when the first ones fail, then says so, and goes on with growing pauses', async () => {
    const room = new FakeRoom();
    room.network.passes = false;
    room.server.iceServers = [{ urls: ['turn:relay.example:1'] }];
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    let nowMs = 1_000;
    const live = async (ms: number) => {
      for (const end = nowMs + ms; nowMs < end;) {
        nowMs += 500;
        ana.tick(nowMs);
        bea.tick(nowMs);
        await room.server.flush();
      }
    };
    expect(ana.sees(bea)?.link).toEqual({ status: 'connecting', tries: 'anyWay' });
    await live(5_000);
    expect(ana.sees(bea)?.link).toEqual({ status: 'connecting', tries: 'relay' });
    for (const { open } of [ana, bea]) open[0]?.setConnectionState('failed');
    await live(2_000);
    expect(ana.connections).toHaveLength(2);
    expect(ana.open[0]?.configuration.iceTransportPolicy).toBe('all');
    expect(bea.open[0]?.configuration.iceTransportPolicy).toBe('relay');
    await live(60_000);
    expect(ana.sees(bea)?.link).toEqual({ status: 'blocked', cause: 'here' });
    expect(bea.sees(ana)?.link).toEqual({ status: 'blocked', cause: 'here' });
    const made = ana.connections.length;
    await live(120_000);
    expect(ana.connections.length).toBeGreaterThan(made);
    expect(ana.connections.length).toBeLessThan(made + 6);
    expect(ana.sees(bea)?.link).toEqual({ status: 'blocked', cause: 'here' });

    room.network.passes = true;
    ana.call.retry(bea.id);
    bea.call.retry(ana.id);
    await room.server.flush();
    expectFullMesh([ana, bea]);
  });

  it('calls a peer itself that it should have been called by', async () => {
    const room = new FakeRoom();
    const [ana] = await room.people('a');
    const bea = room.person('b');
    bea.useDevices();
    await room.server.flush();
    room.server.drops.add('start_call');
    bea.join();
    await room.server.flush();
    expect(bea.connections).toEqual([]);
    if (!ana) throw new Error('nobody came');
    for (const second of [1, 40]) {
      for (const person of [ana, bea]) person.tick(second * 1_000);
      await room.server.flush();
    }
    expectFullMesh([ana, bea]);
  });

  it('tries nothing anew while the server is away', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    room.server.say(ana.id, (handlers) => handlers.disconnected());
    await room.server.flush();
    ana.open[0]?.setConnectionState('failed');
    for (let second = 1; second < 90; second += 1) ana.tick(second * 1_000);
    expect(ana.connections).toHaveLength(1);
    expect(ana.sees(bea)?.link).toEqual({ status: 'reconnecting' });
  });

  it('tells the way of media, and follows when it changes', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    const [connection] = ana?.open ?? [];
    if (!ana || !bea || !connection) throw new Error('nobody came');
    ana.tick(0);
    ana.tick(1_000);
    await room.server.flush();
    const takes = async (candidateType: string, nowMs: number) => {
      connection.stats = new Map<string, unknown>([
        ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
        ['P', { type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' }],
        ['L', { type: 'local-candidate', candidateType, relayProtocol: 'tcp' }],
        ['R', { type: 'remote-candidate', candidateType: 'srflx' }],
      ]);
      ana.tick(nowMs);
      await room.server.flush();
      return ana.sees(bea)?.link;
    };
    expect(await takes('relay', 3_000)).toEqual({
      status: 'connected',
      path: { kind: 'relayed', transport: 'tcp' },
    });
    const before = ana.sees(bea);
    ana.tick(5_100);
    await room.server.flush();
    expect(ana.sees(bea)).toBe(before);
    expect(await takes('srflx', 8_000)).toEqual({ status: 'connected', path: { kind: 'direct' } });
  });

  it('keeps to the relay when told so, also with renewed credentials, and tells no address', async () => {
    const room = new FakeRoom();
    const ana = room.person('a');
    ana.call.setRelayOnly(true);
    const bea = room.person('b');
    for (const person of [ana, bea]) {
      person.useDevices();
      await room.server.flush();
      person.join();
      await room.server.flush();
    }
    const policies = () => [ana, bea].map(({ open }) => open[0]?.configuration);
    expect(policies()).toMatchObject([
      { iceTransportPolicy: 'relay' },
      { iceTransportPolicy: 'all' },
    ]);
    const renewed = [{ urls: ['turn:relay.example:1'], username: 'later', credential: 'c' }];
    for (const { id } of [ana, bea]) {
      room.server.say(id, (handlers) => handlers.ice_servers({ iceServers: renewed }));
    }
    const fragments = () => [ana, bea].map(({ open }) => open[0]?.ufrag);
    const first = fragments();
    // What is negotiated for another reason makes no new way.
    const tracks = {
      microphone: null,
      camera: null,
      screen: fakeTrack('video'),
      screenAudio: null,
    };
    bea.call.setLocal(tracks, factsOf('b', { screen: true }));
    await room.server.flush();
    expect(ana.sees(bea)?.screen).not.toBeNull();
    expect(fragments()).toEqual(first);
    // The next restart does, with the new credentials on both sides, and it is one restart.
    ana.tellNetwork('changed');
    await room.server.flush();
    expect([ana, bea].map(({ open }) => open[0]?.restarts)).toEqual([1, 0]);
    const second = fragments();
    expect(second).not.toEqual(first);
    await room.live(1_000);
    expect(fragments()).toEqual(second);
    expect(policies()).toMatchObject([
      { iceTransportPolicy: 'relay', iceServers: renewed, bundlePolicy: 'max-bundle' },
      { iceTransportPolicy: 'all', iceServers: renewed },
    ]);
    const candidate = 'candidate:1 1 udp 1 192.0.2.1 5 typ relay raddr 203.0.113.7 rport 9';
    ana.open[0]?.onicecandidate?.({
      candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: ana.open[0].ufrag },
    });
    await room.server.flush();
    const heard = bea.open[0]?.candidates.map((one) => one.candidate).join();
    expect(heard).toContain('typ relay');
    expect(heard).not.toContain('203.0.113.7');
  });

  it('gets ICE servers to test with, without a seat', async () => {
    const room = new FakeRoom();
    room.server.iceServers = [{ urls: ['turn:relay.example:1'] }];
    const person = room.person('a');
    const asked = person.call.askIceServers();
    await room.server.flush();
    expect(await asked).toEqual({ iceServers: room.server.iceServers });
  });

  it('can be closed and opened again', async () => {
    const room = new FakeRoom();
    const [ana, bea] = await room.people('ab');
    if (!ana || !bea) throw new Error('nobody came');
    ana.call.close();
    ana.call.open();
    ana.join();
    await room.server.flush();
    expectFullMesh([ana, bea]);
  });
});
