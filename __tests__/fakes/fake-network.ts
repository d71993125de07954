import type { FakePeerConnection } from './fake-peer-connection';

/** Connects fake connections that have negotiated with each other, and cuts them. */
export class FakeNetwork {
  readonly connections: FakePeerConnection[] = [];
  /** Whether a way is found between two connections. */
  passes = true;

  register(connection: FakePeerConnection): string {
    this.connections.push(connection);
    return `u${this.connections.length}`;
  }

  negotiated(connection: FakePeerConnection): void {
    const partner = this.#partnerOf(connection);
    if (
      !this.passes ||
      !partner ||
      partner.signalingState !== 'stable' ||
      connection.connectionState !== 'new'
    ) {
      return;
    }
    connection.setConnectionState('connected');
    partner.setConnectionState('connected');
    connection.channel.open(partner.channel);
    partner.channel.open(connection.channel);
  }

  lost(connection: FakePeerConnection): void {
    this.#partnerOf(connection)?.setConnectionState('disconnected');
  }

  #partnerOf(connection: FakePeerConnection): FakePeerConnection | undefined {
    return this.connections.find(
      (other) => remoteUfrag(other) === connection.ufrag && remoteUfrag(connection) === other.ufrag,
    );
  }
}

function remoteUfrag({ remoteDescription }: FakePeerConnection): string | undefined {
  return /a=ice-ufrag:(\S+)/.exec(remoteDescription?.sdp ?? '')?.[1];
}
