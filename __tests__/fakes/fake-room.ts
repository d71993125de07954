import type { JoinOptions } from '../../lib/call/call';
import { Call } from '../../lib/call/call';
import type { CallSnapshot, PeerView } from '../../lib/call/call-snapshot';
import type { NetworkEvent } from '../../lib/line/network-watch';
import type { RoomDoor } from '../../lib/door/room-door';
import type { RoomKey } from '../../lib/sealing/room-key';
import { roomKeyFromSecret } from '../../lib/sealing/room-key';
import type { PeerId, RoomId, SessionId } from '../../lib/signaling/identifiers';
import type { PeerFacts } from '../../lib/signaling/peer-signal';
import { watchCrypto } from './crypto-watch';
import { fakeCertificate } from './fake-certificate';
import { FakeNetwork } from './fake-network';
import { FakePeerConnection } from './fake-peer-connection';
import { FakeRoomServer } from './fake-room-server';
import { FakeMediaStream, fakeTrack } from './fake-track';
import { standIn } from './stand-in';
import { factsOf } from './facts';

export const ROOM = standIn<RoomId>('sala');

const TICK_MS = 250;

/** One participant of a {@link FakeRoom} with a call of its own. */
export class FakePerson {
  readonly connections: FakePeerConnection[] = [];
  readonly errors: unknown[] = [];
  readonly call: Call;
  nowMs = 1_000;
  /** What the browser would say about the network. */
  tellNetwork: (event: NetworkEvent) => void = () => undefined;
  #ticks = new Set<() => void>();

  constructor(
    readonly id: PeerId,
    readonly server: FakeRoomServer,
    network: FakeNetwork,
    readonly key: Promise<RoomKey>,
    room: RoomId,
    createCertificate = async () => fakeCertificate(),
  ) {
    this.call = new Call({
      room,
      channel: server.channel(id),
      edges: {
        createCertificate,
        createConnection: (configuration) => {
          const connection = new FakePeerConnection(network, configuration, id);
          this.connections.push(connection);
          return standIn<RTCPeerConnection>(connection);
        },
        preferCodec: () => undefined,
        screenCodec: () => undefined,
      },
      clock: {
        now: () => this.nowMs,
        every: (_periodMs, action) => {
          this.#ticks.add(action);
          return () => this.#ticks.delete(action);
        },
      },
      network: {
        start: (tell) => {
          this.tellNetwork = tell;
          return () => undefined;
        },
      },
      random: () => 0.5,
      onError: (error) => this.errors.push(error),
    });
    this.call.open();
  }

  /** Asks for a seat, with the key that people of a {@link FakeRoom} have. */
  join(options: Partial<JoinOptions> = {}): void {
    this.call.join({ key: this.key, ...options });
  }

  /** As the server knows it. */
  get session(): SessionId {
    return this.server.clients.get(this.id)?.session ?? standIn<SessionId>('');
  }

  get snapshot(): CallSnapshot {
    return this.call.getSnapshot();
  }

  /** The connections that are neither replaced nor closed. */
  get open(): FakePeerConnection[] {
    return this.connections.filter(({ connectionState }) => connectionState !== 'closed');
  }

  sees(other: FakePerson): PeerView | undefined {
    return this.snapshot.peers.find(({ id }) => id === other.id);
  }

  tick(nowMs: number): void {
    this.nowMs = nowMs;
    for (const action of this.#ticks) action();
  }

  /** The door as this participant sees it from inside. */
  get door(): RoomDoor {
    const { call } = this.snapshot;
    if (call.status !== 'inCall') throw new Error(`${this.id} is not inside.`);
    return call.door;
  }

  /** Sends a microphone and a 1280x720 camera under the name of its id. */
  useDevices(facts: Partial<PeerFacts> = {}): void {
    this.call.setLocal(
      {
        microphone: fakeTrack('audio'),
        camera: fakeTrack('video', { width: 1280, height: 720 }),
        screen: null,
        screenAudio: null,
      },
      factsOf(this.id, { camera: true, ...facts }),
    );
  }
}

/** A room with its server and its network in memory. */
export class FakeRoom {
  readonly network = new FakeNetwork();
  readonly server = new FakeRoomServer();
  readonly key: Promise<RoomKey>;
  /** Those whose clocks go. */
  readonly present: FakePerson[] = [];
  nowMs = 1_000;

  constructor(readonly room: RoomId = ROOM) {
    watchCrypto();
    this.key = roomKeyFromSecret(new Uint8Array(16).fill(7));
    globalThis.MediaStream = standIn<typeof MediaStream>(FakeMediaStream);
  }

  /** @param key the room's, if not told otherwise. */
  person(
    letter: string,
    key: Promise<RoomKey> = this.key,
    createCertificate?: () => Promise<RTCCertificate>,
  ): FakePerson {
    const id = standIn<PeerId>(letter.repeat(16));
    const { server, network, room } = this;
    const person = new FakePerson(id, server, network, key, room, createCertificate);
    person.nowMs = this.nowMs;
    this.present.push(person);
    return person;
  }

  /** Lets time pass for everybody, as often as the engine looks around. */
  async live(ms: number): Promise<void> {
    for (const endMs = this.nowMs + ms; this.nowMs < endMs;) {
      this.nowMs += TICK_MS;
      for (const person of this.present) person.tick(this.nowMs);
      await this.server.flush();
    }
  }

  /** People who join one after the other, each when the others' links stand. */
  async people(letters: string): Promise<FakePerson[]> {
    const people: FakePerson[] = [];
    for (const letter of letters) {
      const person = this.person(letter);
      person.useDevices();
      people.push(person);
      await this.server.flush();
      person.join();
      await this.server.flush();
    }
    return people;
  }
}
