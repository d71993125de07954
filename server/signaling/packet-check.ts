/** What Engine.IO hands on of one packet (its protocol, revision 4). */
export interface TransportPacket {
  readonly type: string;
  readonly data?: unknown;
}

/** How many bytes a packet has, or characters of a text. */
export function packetSize({ data }: TransportPacket): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
}

/** The default namespace, with or without something to show; our clients show nothing. */
const CONNECT = /^0(?:\{|$)/;
const DISCONNECT = '1';
/** An event of the default namespace, maybe with an id that wants an acknowledgement. */
const EVENT = /^2\d{0,10}\[/;

/**
 * Looks at what one client sends below Socket.IO, where everything passes that costs something: one CONNECT,
 * then events, and at the end maybe a DISCONNECT (Socket.IO protocol, revision 5). Nothing else is said by any
 * client of ours.
 */
export class PacketCheck {
  #connected = false;

  /** @returns whether a client of ours could have sent this now */
  admits({ type, data }: TransportPacket): boolean {
    // Engine.IO itself closes the connection for what is wrong here.
    if (type !== 'message') return true;
    if (typeof data !== 'string') return false;
    if (this.#connected) return data === DISCONNECT || EVENT.test(data);
    this.#connected = true;
    return CONNECT.test(data);
  }
}
