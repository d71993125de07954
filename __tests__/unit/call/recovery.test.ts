import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';
import { fakeTrack } from '../../fakes/fake-track';
import { factsOf } from '../../fakes/facts';

/** Two people in a call, the polite one first, and what can befall their link. */
async function pair() {
  const room = new FakeRoom();
  const [polite, impolite] = await room.people('ab');
  if (!polite || !impolite) throw new Error('nobody came');
  await room.live(2_000);
  const ends = [polite.id, impolite.id] as const;
  const restarts = () => [polite, impolite].map(({ open }) => open[0]?.restarts);
  return { room, polite, impolite, ends, restarts };
}

/** The server has a relay from now on, and says so. */
function offerRelay({ server }: FakeRoom, ...people: readonly FakePerson[]): void {
  server.iceServers = [{ urls: ['turn:relay.example:1'] }];
  for (const { id } of people) {
    server.say(id, ({ ice_servers }) => ice_servers({ iceServers: server.iceServers }));
  }
}

/** What statistics say when so many packets have arrived. */
function arrived(packets: number) {
  const ends = { localCandidateId: 'here', remoteCandidateId: 'there' };
  return { type: 'candidate-pair', ...ends, bytesReceived: packets * 1_000 };
}

function expectConnected(people: FakePerson[], connections: number): void {
  for (const person of people) {
    expect(person.errors).toEqual([]);
    expect(person.connections).toHaveLength(connections);
    expect(person.open).toHaveLength(people.length - 1);
    for (const other of people) {
      if (other !== person) expect(person.sees(other)?.link.status).toBe('connected');
    }
  }
}

/** As {@link pair}; their link was lost, and is made anew for the relay alone. */
async function pairOverRelayAlone() {
  const people = await pair();
  const { room, polite, impolite, ends } = people;
  offerRelay(room, polite, impolite);
  room.network.cut(...ends);
  await room.live(3_000);
  room.network.fail(...ends);
  room.network.heal(...ends);
  return people;
}

describe('a link that was up', () => {
  it('comes back from a short gap by itself', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.cut(...ends);
    expect(polite.sees(impolite)?.link.status).toBe('reconnecting');
    await room.live(2_000);
    room.network.heal(...ends);
    await room.live(10_000);
    expect(restarts()).toEqual([0, 0]);
    expectConnected([polite, impolite], 1);
  });

  it('begins with whole pictures when it is back, and not before', async () => {
    const { room, polite, ends } = await pair();
    const camera = polite.open[0]?.getTransceivers().find(({ kind }) => kind === 'video')?.sender;
    if (!camera) throw new Error('there is no camera');
    const set = jest.spyOn(camera, 'setParameters');
    room.network.cut(...ends);
    await room.live(1_000);
    expect(set).not.toHaveBeenCalled();
    room.network.heal(...ends);
    await room.live(1_000);
    expect(set.mock.calls.map(([{ encodings }]) => encodings[0]?.active)).toEqual([false, true]);
  });

  it('is restarted by one side after 2.5 s', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.cut(...ends);
    await room.live(2_000);
    expect(restarts()).toEqual([0, 0]);
    await room.live(1_000);
    expect(restarts()).toEqual([0, 1]);
    room.network.heal(...ends);
    await room.live(1_000);
    expect(restarts()).toEqual([0, 1]);
    expectConnected([polite, impolite], 1);
  });

  it('is restarted at once when ICE gave up', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.fail(...ends);
    expect(restarts()).toEqual([0, 1]);
    await room.server.flush();
    expectConnected([polite, impolite], 1);
  });

  it('is restarted when it is said to be up and nothing comes any more', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.mute(...ends);
    await room.live(750);
    expect(polite.sees(impolite)?.link.status).toBe('connected');
    const said = room.server.sent.filter(({ event }) => event === 'webrtc_offer').length;
    await room.live(700);
    expect(polite.sees(impolite)?.link.status).toBe('reconnecting');
    expect(restarts()).toEqual([0, 1]);
    // The control channel is open, but nobody hears what is said there.
    expect(room.server.sent.filter(({ event }) => event === 'webrtc_offer')).toHaveLength(said + 1);
    room.network.heal(...ends);
    await room.live(2_000);
    expectConnected([polite, impolite], 1);
  });

  it('answers by the road that the question came by, before it notices that the control channel is dead', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    const answers = () => room.server.sent.filter(({ event }) => event === 'webrtc_answer').length;
    const said = answers();
    room.network.mute(...ends);
    impolite.tellNetwork('changed');
    await room.server.flush();
    expect(polite.sees(impolite)?.link.status).toBe('connected');
    expect(restarts()).toEqual([0, 1]);
    expect(answers()).toBe(said + 1);
  });

  it('gets another connection soon when a restart was answered and still nothing comes', async () => {
    const { room, polite, impolite, ends } = await pair();
    room.network.mute(...ends);
    await room.live(2_500);
    expect(impolite.connections).toHaveLength(2);
    room.network.heal(...ends);
    impolite.tellNetwork('changed');
    await room.live(1_000);
    expectConnected([polite, impolite], 3);
  });

  it('is not silent as long as anything arrives, nor while this page itself stood still', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.mute(...ends);
    for (let packets = 0; packets < 40; packets += 1) {
      for (const { open } of [polite, impolite]) open[0]?.stats.set('pair', arrived(packets));
      await room.live(250);
    }
    expect(restarts()).toEqual([0, 0]);
    polite.tick(room.nowMs + 4_000);
    expect(polite.sees(impolite)?.link.status).toBe('connected');
  });

  it('gets another connection, for the relay alone, when the restart does not help within 6 s', async () => {
    const { room, polite, impolite, ends } = await pair();
    offerRelay(room, polite, impolite);
    const tile = polite.snapshot.peers.length;
    room.network.cut(...ends);
    await room.live(8_000);
    expect(impolite.connections).toHaveLength(1);
    await room.live(1_000);
    expect(impolite.connections).toHaveLength(2);
    expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('relay');
    expect(polite.open[0]?.configuration.iceTransportPolicy).toBe('all');
    expect(polite.snapshot.peers).toHaveLength(tile);
    // The one after it has every way again.
    await room.live(18_000);
    expect(impolite.connections).toHaveLength(3);
    expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('all');
    room.network.heal(...ends);
    impolite.tellNetwork('changed');
    await room.live(1_000);
    expectConnected([polite, impolite], 4);
  });

  it('that began with the relay alone has every way again from its first restart on', async () => {
    const { room, polite, impolite } = await pairOverRelayAlone();
    await room.server.flush();
    expectConnected([polite, impolite], 2);
    expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('relay');
    for (const person of [polite, impolite]) {
      person.tellNetwork('changed');
      await room.live(3_000);
      expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('all');
    }
    expectConnected([polite, impolite], 2);
    expect([polite, impolite].map(({ open }) => open[0]?.restarts)).toEqual([1, 1]);
  });

  it('that began with the relay alone looks for a shorter way when it is up for 10 s, once', async () => {
    const { room, polite, impolite } = await pairOverRelayAlone();
    await room.live(9_500);
    expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('relay');
    await room.live(1_000);
    expect(impolite.open[0]?.configuration.iceTransportPolicy).toBe('all');
    await room.live(30_000);
    expect([polite, impolite].map(({ open }) => open[0]?.restarts)).toEqual([0, 1]);
    expectConnected([polite, impolite], 2);
  });

  it('gets another one at once when the restart fails', async () => {
    const { room, polite, impolite, ends } = await pair();
    room.network.cut(...ends);
    await room.live(3_000);
    room.network.fail(...ends);
    await room.server.flush();
    expect(impolite.connections).toHaveLength(2);
    expect(polite.sees(impolite)?.link.status).toBe('reconnecting');
  });

  it('is not replaced while nobody hears of the restart', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.cut(...ends);
    room.server.drops.add('webrtc_offer');
    await room.live(15_000);
    expect(impolite.connections).toHaveLength(1);
    // So it can still come back by itself.
    room.network.heal(...ends);
    await room.live(1_000);
    expect(restarts()).toEqual([1, 1]);
    room.server.drops.clear();
    await room.live(1_000);
    expectConnected([polite, impolite], 1);
  });

  it('never gives up, tells so, and tries at once when the person says so', async () => {
    const { room, polite, impolite, ends } = await pair();
    room.network.cut(...ends);
    await room.live(90_000);
    expect(polite.sees(impolite)?.link.status).toBe('blocked');
    const made = impolite.connections.length;
    await room.live(120_000);
    expect(impolite.connections.length).toBeGreaterThan(made);
    room.network.heal(...ends);
    polite.call.retry(impolite.id);
    await room.server.flush();
    expectConnected([polite, impolite], polite.connections.length);
  });

  it('is restarted on request of the polite side, when only that one notices', async () => {
    const { room, polite, impolite, restarts } = await pair();
    polite.open[0]?.setConnectionState('failed');
    await room.server.flush();
    expect(restarts()).toEqual([0, 1]);
    expectConnected([polite, impolite], 1);
  });

  it('is restarted on request while another offer waits for its answer', async () => {
    const { room, polite, impolite, restarts } = await pair();
    const fragment = impolite.open[0]?.ufrag;
    // The offer of the screen is lost.
    const channel = impolite.open[0]?.channel;
    if (!channel) throw new Error('there is no channel');
    const send = jest.spyOn(channel, 'send').mockImplementation(() => undefined);
    impolite.call.setLocal(
      { microphone: null, camera: null, screen: fakeTrack('video'), screenAudio: null },
      factsOf('b', { microphone: false, screen: true }),
    );
    await room.server.flush();
    send.mockRestore();
    expect(impolite.open[0]?.signalingState).toBe('have-local-offer');
    polite.open[0]?.setConnectionState('failed');
    await room.server.flush();
    expect(restarts()).toEqual([0, 1]);
    expect(impolite.open[0]?.ufrag).not.toBe(fragment);
    expectConnected([polite, impolite], 1);
    expect(polite.sees(impolite)?.screen).not.toBeNull();
  });

  it('is restarted by the polite side when nothing comes of asking', async () => {
    const { room, polite, impolite, restarts } = await pair();
    room.server.drops.add('webrtc_ice_candidate');
    // The other page stands still, but for what it is told.
    room.present.splice(room.present.indexOf(impolite), 1);
    polite.open[0]?.setConnectionState('failed');
    await room.live(3_000);
    expect(restarts()).toEqual([0, 0]);
    await room.live(2_000);
    expect(restarts()).toEqual([1, 0]);
    expectConnected([polite, impolite], 1);
  });

  it('survives both sides restarting at the same moment, 50 times in a row', async () => {
    const { room, polite, impolite, restarts } = await pair();
    for (let round = 0; round < 50; round += 1) {
      for (const person of [polite, impolite]) person.tellNetwork('changed');
      await room.server.flush();
      await room.live(250);
    }
    expect(Math.max(...restarts().map(Number))).toBeGreaterThanOrEqual(50);
    expectConnected([polite, impolite], 1);
    expect(polite.open[0]?.signalingState).toBe('stable');
    expect(impolite.open[0]?.signalingState).toBe('stable');
  });

  it('survives both sides making another connection at the same moment, 50 times in a row', async () => {
    const { room, polite, impolite } = await pair();
    for (let round = 0; round < 50; round += 1) {
      room.server.say(polite.id, ({ start_call }) =>
        start_call({ from: impolite.id, session: impolite.session }),
      );
      room.server.say(impolite.id, ({ start_call }) =>
        start_call({ from: polite.id, session: polite.session }),
      );
      await room.server.flush();
    }
    for (const { open, errors } of [polite, impolite]) {
      expect(errors).toEqual([]);
      expect(open).toHaveLength(1);
      expect(open[0]?.getTransceivers()).toHaveLength(2);
    }
    expect(polite.sees(impolite)?.link.status).toBe('connected');
  });

  it('stays restarted by a network change while a screen begins to be shared', async () => {
    const { room, polite, impolite } = await pair();
    polite.tellNetwork('changed');
    impolite.call.setLocal(
      { microphone: null, camera: null, screen: fakeTrack('video'), screenAudio: null },
      factsOf('b', { microphone: false, screen: true }),
    );
    await room.live(1_000);
    expect(polite.sees(impolite)?.screen).not.toBeNull();
    expectConnected([polite, impolite], 1);
  });
});

describe('a change of the network', () => {
  it('restarts what flows, at once and from there, and connects to the server anew', async () => {
    const { room, polite, impolite, restarts } = await pair();
    polite.tellNetwork('changed');
    expect(room.server.renewals).toEqual([polite.id]);
    await room.server.flush();
    expect(restarts()).toEqual([1, 0]);
    expect(polite.sees(impolite)?.link.status).toBe('connected');
    expectConnected([polite, impolite], 1);
  });

  it('restarts what flows as soon as an offer is answered that was under way', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    const fragment = impolite.open[0]?.ufrag;
    room.network.cut(...ends);
    // Nobody hears the offer of the screen.
    for (const { id } of [polite, impolite]) room.server.lose(id);
    const screen = fakeTrack('video');
    impolite.call.setLocal(
      { microphone: null, camera: null, screen, screenAudio: null },
      factsOf('b', { microphone: false, screen: true }),
    );
    await room.server.flush();
    expect(impolite.open[0]?.signalingState).toBe('have-local-offer');
    impolite.tellNetwork('changed');
    for (const { id } of [polite, impolite]) room.server.regain(id);
    room.network.heal(...ends);
    await room.live(1_000);
    expect(restarts()).toEqual([0, 1]);
    expect(impolite.open[0]?.ufrag).not.toBe(fragment);
    expectConnected([polite, impolite], 1);
    expect(polite.sees(impolite)?.screen).not.toBeNull();
  });

  it('ends the pauses', async () => {
    const { room, polite, impolite, ends } = await pair();
    room.network.cut(...ends);
    await room.live(200_000);
    const made = impolite.connections.length;
    impolite.tellNetwork('changed');
    expect(impolite.connections).toHaveLength(made + 1);
    room.network.heal(...ends);
    polite.tellNetwork('changed');
    await room.server.flush();
    expect(impolite.sees(polite)?.link.status).toBe('connected');
  });

  it('makes one connection, however often it is told while that one is made', async () => {
    const { room, polite, impolite, ends } = await pair();
    room.network.cut(...ends);
    await room.live(200_000);
    const made = impolite.connections.length;
    for (let time = 0; time < 10; time += 1) impolite.tellNetwork('changed');
    expect(impolite.connections).toHaveLength(made + 1);
    room.network.heal(...ends);
    await room.live(30_000);
    expect(impolite.sees(polite)?.link.status).toBe('connected');
  });

  it('is what a device finds that slept', async () => {
    const { room, polite, impolite, restarts } = await pair();
    room.server.sent.length = 0;
    polite.tick(room.nowMs + 60_000);
    expect(restarts()).toEqual([1, 0]);
    expect(room.server.sent.map(({ event }) => event)).toContain('watch_room');
    await room.server.flush();
    expectConnected([polite, impolite], 1);
  });

  it('is not what pages find that had no time: links that carry on stay as they are', async () => {
    const { room, polite, impolite, restarts } = await pair();
    room.server.sent.length = 0;
    room.nowMs += 12_000;
    await room.live(15_000);
    expect(room.server.sent.map(({ event }) => event)).toContain('watch_room');
    expect(restarts()).toEqual([0, 0]);
    expectConnected([polite, impolite], 1);
  });

  it('has what was lost with the old connection to the server said once more', async () => {
    const { room, polite, impolite, ends, restarts } = await pair();
    room.network.mute(...ends);
    room.server.lose(polite.id);
    polite.tellNetwork('changed');
    await room.live(1_000);
    expect(polite.open[0]?.signalingState).toBe('have-local-offer');
    room.server.regain(polite.id);
    room.network.heal(...ends);
    await room.live(1_000);
    expect(polite.open[0]?.signalingState).toBe('stable');
    expect(restarts()[0]).toBe(1);
    expectConnected([polite, impolite], 1);
  });
});

describe('the connection to the server', () => {
  it('is given up when a link is lost and the server does not answer either', async () => {
    const { room, ends, polite } = await pair();
    room.network.cut(...ends);
    await room.live(5_000);
    expect(room.server.renewals).toEqual([]);
    room.network.heal(...ends);
    await room.live(5_000);
    room.server.drops.add('watch_room');
    room.network.cut(...ends);
    await room.live(2_000);
    expect(room.server.renewals).toContain(polite.id);
    expect(room.server.renewals).toHaveLength(2);
  });
});

describe('the server, when a link is quiet', () => {
  async function quietPair() {
    const people = await pair();
    const { room, ends } = people;
    await room.live(10_000);
    room.server.sent.length = 0;
    room.network.mute(...ends);
    await room.live(750);
    const asked = room.server.sent.filter(({ event }) => event === 'watch_room');
    return { ...people, asked: asked.map(({ from }) => from) };
  }

  it('is asked before that is lost, and left alone when it is heard again', async () => {
    const { room, polite, impolite, ends, asked } = await quietPair();
    expect(new Set(asked)).toEqual(new Set(ends));
    expect(asked).toHaveLength(2);
    room.network.heal(...ends);
    await room.live(10_000);
    expect(room.server.renewals).toEqual([]);
    expectConnected([polite, impolite], 1);
  });
});

describe('the picture of somebody whose link is lost', () => {
  it('stands for 10 s, over whatever connections are made, and comes back', async () => {
    const { room, polite, impolite, ends } = await pair();
    const camera = polite.sees(impolite)?.camera;
    expect(camera).toBeTruthy();
    room.network.cut(...ends);
    await room.live(9_000);
    expect(polite.connections).toHaveLength(2);
    expect(polite.sees(impolite)?.camera).toBe(camera);
    await room.live(2_000);
    expect(polite.sees(impolite)).toMatchObject({ camera: null, facts: { camera: true } });
    room.network.heal(...ends);
    await room.live(60_000);
    expect(polite.sees(impolite)?.link.status).toBe('connected');
    expect(polite.sees(impolite)?.camera).toBeTruthy();
    expect(polite.sees(impolite)?.camera).not.toBe(camera);
  });
});

describe('what each link may send', () => {
  const bitrateTo = (person: FakePerson, other: FakePerson) => {
    const own = person.open.find(({ partner }) => partner?.owner === other.id);
    const camera = own?.getTransceivers().find(({ kind }) => kind === 'video');
    return camera?.sender.parameters.encodings[0]?.maxBitrate;
  };

  it('is shared among those who are reached, and not with a ghost', async () => {
    const room = new FakeRoom();
    const [ana, ben, cleo] = await room.people('abc');
    if (!ana || !ben || !cleo) throw new Error('nobody came');
    await room.live(2_000);
    const forThree = bitrateTo(ana, ben);
    for (const other of [ana, ben]) room.network.cut(other.id, cleo.id);
    room.server.lose(cleo.id);
    await room.live(3_000);
    expect(ana.sees(cleo)).toMatchObject({ away: true, link: { status: 'reconnecting' } });
    expect(bitrateTo(ana, ben)).toBeGreaterThan(forThree ?? Infinity);
    for (const other of [ana, ben]) room.network.heal(other.id, cleo.id);
    room.server.regain(cleo.id);
    await room.live(5_000);
    expect(bitrateTo(ana, ben)).toBe(forThree);
  });

  it('is not shared with somebody to whom no way is found', async () => {
    const room = new FakeRoom();
    const [ana, ben] = await room.people('ab');
    const cleo = room.person('c');
    if (!ana || !ben) throw new Error('nobody came');
    await room.live(2_000);
    const forTwo = bitrateTo(ana, ben);
    for (const other of [ana, ben]) room.network.cut(other.id, cleo.id);
    cleo.useDevices();
    await room.server.flush();
    cleo.join();
    await room.live(1_000);
    expect(bitrateTo(ana, ben)).toBeLessThan(forTwo ?? 0);
    await room.live(120_000);
    expect(ana.sees(cleo)?.link.status).toBe('blocked');
    expect(bitrateTo(ana, ben)).toBe(forTwo);
  });
});

describe('a connection that takes no description any more', () => {
  it('makes way for another one', async () => {
    const { room, polite, impolite } = await pair();
    const broken = impolite.open[0];
    if (!broken) throw new Error('there is no connection');
    const refuse = jest
      .spyOn(broken, 'setRemoteDescription')
      .mockRejectedValue(new DOMException('Failed to parse codecs'));
    impolite.call.setLocal(
      { microphone: null, camera: null, screen: fakeTrack('video'), screenAudio: null },
      factsOf('b', { microphone: false, screen: true }),
    );
    await room.live(30_000);
    expect(refuse.mock.calls.length).toBeLessThanOrEqual(3);
    expect(impolite.connections.length).toBe(2);
    expect(polite.sees(impolite)?.screen).not.toBeNull();
    expect(polite.sees(impolite)?.link.status).toBe('connected');
  });
});
