import type { FakePeerConnection } from './fake-peer-connection';
import { ufragOf } from './fake-peer-connection';

/** Connects fake connections that have negotiated with each other, and cuts them. */
export class FakeNetwork {
  readonly connections: FakePeerConnection[] = [];
  /** Whether a way is found between two connections. */
  passes = true;
  readonly #cuts = new Set<string>();
  #ufrags = 0;

  register(connection: FakePeerConnection): string {
    this.connections.push(connection);
    return this.nextUfrag();
  }

  nextUfrag(): string {
    this.#ufrags += 1;
    return `u${this.#ufrags}`;
  }

  negotiated(connection: FakePeerConnection): void {
    const partner = this.#partnerOf(connection);
    if (partner?.signalingState !== 'stable' || !this.#carries(connection, partner)) return;
    if ([connection, partner].every((one) => one.connectionState === 'connected')) return;
    connection.partner = partner;
    partner.partner = connection;
    for (const one of [connection, partner]) one.setConnectionState('connected');
    for (const [one, other] of [
      [connection, partner],
      [partner, connection],
    ] as const) {
      for (const [id, channel] of one.channels) {
        const opposite = other.channels.get(id);
        if (channel.readyState === 'connecting' && opposite) channel.open(opposite);
      }
    }
  }

  closed({ partner }: FakePeerConnection): void {
    if (!partner || !this.#carries(partner, partner.partner)) return;
    partner.setConnectionState('disconnected');
    for (const channel of partner.channels.values()) channel.close();
  }

  /** Nothing passes between two people any more. Their connections notice it at once. */
  cut(one: string, other: string): void {
    this.#cuts.add(keyOf(one, other));
    for (const connection of this.#between(one, other)) {
      for (const channel of connection.channels.values()) channel.hold();
      if (connection.connectionState === 'connected') connection.setConnectionState('disconnected');
    }
  }

  /** As {@link cut}, and neither side notices: no state changes, and nothing comes. */
  mute(one: string, other: string): void {
    this.#cuts.add(keyOf(one, other));
    for (const { channels } of this.#between(one, other)) {
      for (const channel of channels.values()) channel.hold();
    }
  }

  /** The connections between two people have waited in vain for long enough. */
  fail(one: string, other: string): void {
    for (const connection of this.#between(one, other)) connection.setConnectionState('failed');
  }

  /** Things pass again; what has not failed comes back by itself. */
  heal(one: string, other: string): void {
    this.#cuts.delete(keyOf(one, other));
    for (const connection of this.#between(one, other)) {
      if (connection.connectionState === 'disconnected') connection.setConnectionState('connected');
      if (connection.connectionState !== 'connected') continue;
      for (const channel of connection.channels.values()) channel.release();
    }
  }

  isCut(one: string, other: string): boolean {
    return this.#cuts.has(keyOf(one, other));
  }

  #carries(connection: FakePeerConnection, partner: FakePeerConnection | null): boolean {
    return this.passes && partner !== null && !this.isCut(connection.owner, partner.owner);
  }

  #between(one: string, other: string): FakePeerConnection[] {
    return this.connections.filter(
      ({ owner, partner, connectionState }) =>
        partner !== null &&
        partner.connectionState !== 'closed' &&
        connectionState !== 'closed' &&
        keyOf(owner, partner.owner) === keyOf(one, other),
    );
  }

  #partnerOf(connection: FakePeerConnection): FakePeerConnection | undefined {
    return this.connections.find(
      (other) =>
        ufragOf(other.remoteDescription) === connection.ufrag &&
        ufragOf(connection.remoteDescription) === other.ufrag,
    );
  }
}

function keyOf(one: string, other: string): string {
  return [one, other].sort().join(' ');
}
