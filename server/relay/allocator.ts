import type { Allocation } from './allocation';
import type { AllocationTable } from './allocation-table';
import { Channels } from './channels';
import { describeAllocation } from './describe-allocation';
import type { ClientPath } from './client-path';
import type { StunMessage } from './codec/stun-message';
import type { AddressFamily, TransportAddress } from './codec/transport-address';
import { familyOf, keyOf } from './codec/transport-address';
import type { Credential } from './credentials';
import { Permissions } from './permissions';
import { readAllocate } from './read-allocate';
import type { RelayLimits } from './relay-limits';
import { relayPorts } from './relay-ports';
import type { OpenRelaySocket, RelaySocket } from './relay-socket';
import type { Reply } from './reply';
import { refusal } from './reply';
import type { RelayedHost, ServerAddresses } from './server-addresses';

export interface AllocatorParts {
  table: AllocationTable;
  addresses: ServerAddresses;
  limits: RelayLimits;
  ports: { readonly min: number; readonly max: number };
  openSocket: OpenRelaySocket;
  /** An integer from 0 to below the given one. */
  random: (below: number) => number;
  now: () => number;
  /** For how many seconds a credential lets an allocation live. */
  mostSeconds: (credential: Credential) => number;
  onPacket: (allocation: Allocation, bytes: Buffer, from: TransportAddress) => void;
}

/** Ports that turn out to be taken by others, before the relay gives up. */
const MAX_TRIES = 16;

interface Opened {
  readonly socket: RelaySocket;
  readonly port: number;
}

/** Makes allocations (RFC 8656 section 7.2). */
export class Allocator {
  readonly #parts: AllocatorParts;
  /** Addresses whose sockets are being opened, and that are in nobody's table yet. */
  readonly #claimed = new Set<string>();

  constructor(parts: AllocatorParts) {
    this.#parts = parts;
  }

  /**
   * @returns the answer, once the socket is open; null when nobody waits for it any more
   */
  async allocate(
    path: ClientPath,
    request: StunMessage,
    credential: Credential,
  ): Promise<Reply | null> {
    const { table } = this.#parts;
    const wish = readAllocate(request);
    if (wish.status === 'refused') return refusal(wish.code);
    const host = this.#relayedHost(path, wish.family);
    if (!host) return refusal(440);
    const admission = table.admit(path, credential.user);
    if (admission.status !== 'admitted') return refusal(admission.status === 'quota' ? 486 : 508);
    const { place } = admission;

    path.hold();
    let allocation: Allocation | null = null;
    const opened = await this.#open(host, wish.evenPort, (bytes, from) => {
      if (allocation) this.#parts.onPacket(allocation, bytes, from);
    });
    if (!opened) {
      const isAwaited = table.giveUp(place);
      this.#letGo(path);
      return isAwaited ? refusal(508) : null;
    }
    const made = this.#make(path, request, credential, wish.lifetimeSeconds, host, opened);
    const isAwaited = table.add(made, place);
    this.#release([made.localKey, made.relayedKey]);
    if (!isAwaited) {
      opened.socket.close();
      this.#letGo(path);
      return null;
    }
    allocation = made;
    return describeAllocation(made, request, this.#parts.now());
  }

  /**
   * Without the client's wish it is IPv4 (section 7.2, item 7). A server without IPv4 would have to refuse
   * it there; but no browser says what it wishes, and with the address that there is the call works.
   */
  #relayedHost(path: ClientPath, family: AddressFamily | 'none'): RelayedHost | null {
    const { addresses } = this.#parts;
    const local = path.local.address;
    if (family !== 'none') return addresses.relayedHost(local, family);
    return addresses.relayedHost(local, 4) ?? addresses.relayedHost(local, familyOf(local));
  }

  async #open(
    { bound, advertised }: RelayedHost,
    evenPort: boolean,
    onPacket: (bytes: Buffer, from: TransportAddress) => void,
  ): Promise<Opened | null> {
    const { table, ports, random, openSocket } = this.#parts;
    let tries = 0;
    for (const port of relayPorts(ports, evenPort, random)) {
      // Two of this machine's addresses may share one in front of the NAT: both keys must be free.
      const keys = [keyOf(bound, port), keyOf(advertised, port)];
      if (keys.some((key) => this.#claimed.has(key) || table.at(key))) continue;
      if (++tries > MAX_TRIES) return null;
      for (const key of keys) this.#claimed.add(key);
      const socket = await openSocket({ address: bound, port }, onPacket);
      if (socket) return { socket, port };
      this.#release(keys);
    }
    return null;
  }

  /** It may have another place meanwhile, if it lost this one while its socket was opened. */
  #letGo(path: ClientPath): void {
    if (!this.#parts.table.has(path)) path.release();
  }

  #release(keys: readonly string[]): void {
    for (const key of keys) this.#claimed.delete(key);
  }

  #make(
    path: ClientPath,
    request: StunMessage,
    credential: Credential,
    lifetimeSeconds: number,
    { bound, advertised }: RelayedHost,
    { socket, port }: Opened,
  ): Allocation {
    const { limits, now, mostSeconds } = this.#parts;
    return {
      path,
      credential,
      relayed: { address: advertised, port },
      relayedKey: keyOf(advertised, port),
      localKey: keyOf(bound, port),
      socket,
      permissions: new Permissions(limits.permissionsPerAllocation),
      channels: new Channels(limits.channelsPerAllocation),
      transactionId: Buffer.from(request.transactionId),
      until: now() + Math.min(lifetimeSeconds, mostSeconds(credential)),
    };
  }
}
