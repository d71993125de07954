import type { GivenUp } from '../signaling/client-messages';
import type { IceOffer, IceServer } from '../signaling/events';
import type { RoomId } from '../signaling/identifiers';
import { IceServerList } from './ice-server-list';
import type { NetworkEvent } from './network-watch';
import { ServerWatch } from './server-watch';
import type { SignalingChannel, SignalingHandlers } from './signaling-channel';

/** How many seats of the room are taken, as the server says. */
export interface Occupancy {
  readonly present: number;
  readonly capacity: number;
  readonly locked: boolean;
  /** Whether the server introduces people before they join. */
  readonly prepares: boolean;
}

export interface ServerLineOptions {
  room: RoomId;
  channel: SignalingChannel;
  now: () => number;
}

/** The line to the server: whether it stands, and what the server told over it of the room and of relays. */
export class ServerLine {
  readonly #options: ServerLineOptions;
  readonly #watch: ServerWatch;
  readonly #iceServers = new IceServerList();
  #connected = false;
  #occupancy: Occupancy | null = null;

  constructor(options: ServerLineOptions) {
    const { channel, now } = options;
    this.#options = options;
    this.#watch = new ServerWatch({
      now,
      ask: () => this.#watchRoom(),
      renew: () => channel.renew(),
    });
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Null until the server told it. */
  get occupancy(): Occupancy | null {
    return this.#occupancy;
  }

  /** Empty until the server named some. */
  get iceServers(): readonly IceServer[] {
    return this.#iceServers.current;
  }

  open(handlers: SignalingHandlers): void {
    this.#options.channel.open(handlers);
  }

  /** @param givenUp a seat that the server has to hear of yet */
  close(givenUp: GivenUp | null): void {
    const { channel } = this.#options;
    if (givenUp) channel.closeAfterLeaving(givenUp);
    else channel.close();
    this.#connected = false;
  }

  onConnected(): void {
    this.#connected = true;
    this.#watchRoom();
    if (this.#iceServers.awaited) this.#options.channel.send('request_ice_servers');
  }

  onDisconnected(): void {
    this.#connected = false;
    // It fell as soon as it was doubted, with a link: this side's line changed, and nobody else comes back at once.
    if (this.#watch.isWaiting) queueMicrotask(() => this.#options.channel.renew());
    this.#watch.forget();
  }

  /** The server said something, whatever it was. */
  onHeard(): void {
    this.#watch.heard();
  }

  setOccupancy(occupancy: Occupancy | null): void {
    this.#occupancy = occupancy;
  }

  setIceServers(offer: IceOffer): void {
    this.#iceServers.set(offer);
  }

  /** @returns what the server names next. */
  askIceServers(): Promise<IceOffer> {
    this.#options.channel.send('request_ice_servers');
    return this.#iceServers.next();
  }

  /** Tells the server that this page knows those who prepare. Only where it knows them itself. */
  acceptPreparing(): void {
    this.#options.channel.send('accept_preparing');
  }

  /** Something else broke: the line may have, too. */
  doubt(): void {
    if (this.#connected) this.#watch.doubt();
  }

  /** Something else may be about to. */
  suspect(): void {
    if (this.#connected) this.#watch.suspect();
  }

  onNetwork(event: NetworkEvent): void {
    if (event === 'changed' || !this.#connected) this.#options.channel.renew();
    else this.#watch.doubt();
  }

  poll(): void {
    this.#watch.poll();
  }

  #watchRoom(): void {
    const { channel, room } = this.#options;
    channel.send('watch_room', { room });
  }
}
