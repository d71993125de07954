import type { RemoteInfo, Socket } from 'node:dgram';
import { bindDatagramSocket } from './bind-datagram-socket';
import type { TransportAddress } from './codec/transport-address';
import { keyOf } from './codec/transport-address';
import type { Relay } from './relay';
import { UdpClient } from './udp-client';

/** Answers datagrams on one local address. */
export class UdpListener {
  readonly #socket: Socket;
  readonly #local: TransportAddress;
  readonly #relay: Relay;
  readonly #mediaBacklogBytes: number;
  /** Those with an allocation. All others are made for one datagram. */
  readonly #held = new Map<string, UdpClient>();
  #isClosed = false;

  private constructor(socket: Socket, relay: Relay, mediaBacklogBytes: number) {
    const { address, port } = socket.address();
    this.#socket = socket;
    this.#local = { address, port };
    this.#relay = relay;
    this.#mediaBacklogBytes = mediaBacklogBytes;
    socket.on('message', (bytes, from) => this.#receive(bytes, from));
  }

  /** @throws {Error} of the system, when the address cannot be had */
  static async open(
    at: TransportAddress,
    relay: Relay,
    mediaBacklogBytes: number,
  ): Promise<UdpListener> {
    return new UdpListener(await bindDatagramSocket(at), relay, mediaBacklogBytes);
  }

  get port(): number {
    return this.#local.port;
  }

  /** Also ends what its clients have. */
  close(): void {
    this.#isClosed = true;
    for (const client of [...this.#held.values()]) this.#relay.forget(client);
    this.#socket.close();
  }

  #receive(bytes: Buffer, { address, port }: RemoteInfo): void {
    // Nobody can be answered at port 0.
    if (this.#isClosed || port === 0) return;
    const key = keyOf(address, port);
    const client = this.#held.get(key) ?? this.#client(key, { address, port });
    // Whatever these bytes lead to, it is about this client alone.
    try {
      this.#relay.receive(client, bytes);
    } catch (error) {
      this.#relay.fail(client, error);
    }
  }

  #client(key: string, remote: TransportAddress): UdpClient {
    return new UdpClient({
      socket: this.#socket,
      local: this.#local,
      remote,
      mediaBacklogBytes: this.#mediaBacklogBytes,
      onHold: (client) => this.#held.set(key, client),
      onRelease: () => this.#held.delete(key),
    });
  }
}
