import type { Allocation } from './allocation';
import { AllocationTable } from './allocation-table';
import { Allocator } from './allocator';
import { answerBinding } from './answer-binding';
import { answerChannelBind } from './answer-channel-bind';
import { answerCreatePermission } from './answer-create-permission';
import { answerRefresh } from './answer-refresh';
import { Authenticator } from './authenticator';
import type { ClientPath } from './client-path';
import { isChannelData } from './codec/channel-data';
import { parseStunMessage } from './codec/parse-stun-message';
import type { StunMessage } from './codec/stun-message';
import { MAX_REQUEST_BYTES, METHOD } from './codec/stun-message';
import type { TransportAddress } from './codec/transport-address';
import { keyOf } from './codec/transport-address';
import type { Credential } from './credentials';
import { Credentials } from './credentials';
import { describeAllocation } from './describe-allocation';
import { encodeReply } from './encode-reply';
import { Forwarder } from './forwarder';
import { Nonces } from './nonces';
import { PeerPolicy } from './peer-policy';
import { refuseUnknown } from './refuse-unknown';
import type { RelayCounters } from './relay-counters';
import { limitsWithin } from './limits-within';
import type { RelayLimits } from './relay-limits';
import type { RelayOptions } from './relay-options';
import type { OpenRelaySocket } from './relay-socket';
import type { RelayUser } from './relay-user';
import type { Reply } from './reply';
import { refusal } from './reply';
import { Revocations } from './revocations';
import type { ServerAddresses } from './server-addresses';

export interface RelayParts {
  options: Pick<
    RelayOptions,
    'secret' | 'realm' | 'ports' | 'allowedPeers' | 'credentialSeconds' | 'revoked'
  >;
  limits: RelayLimits;
  addresses: ServerAddresses;
  counters: RelayCounters;
  openSocket: OpenRelaySocket;
  /** An integer from 0 to below the given one. */
  random: (below: number) => number;
  /** Seconds on a clock that does not go back. */
  now: () => number;
  /** Seconds since the epoch. */
  epochSeconds: () => number;
  /** Is told what something that came in made the relay throw. */
  onFault: (error: unknown) => void;
}

const AUTHENTICATED: ReadonlySet<number> = new Set([
  METHOD.allocate,
  METHOD.refresh,
  METHOD.createPermission,
  METHOD.channelBind,
]);

/**
 * A STUN and TURN server (RFC 8489, RFC 8656) without the network: it is told what came from which
 * client, and sends through what it was given. No bytes are known that make it throw, and fuzzers look for
 * some; whoever hands it bytes catches what it throws all the same, and calls {@link fail}.
 */
export class Relay {
  readonly #now: () => number;
  readonly #counters: RelayCounters;
  readonly #onFault: (error: unknown) => void;
  readonly #table: AllocationTable;
  readonly #revocations: Revocations;
  readonly #credentials: Credentials;
  readonly #authenticator: Authenticator;
  readonly #policy: PeerPolicy;
  readonly #forwarder: Forwarder;
  readonly #allocator: Allocator;

  constructor(parts: RelayParts) {
    const { options, addresses, counters, now, epochSeconds } = parts;
    const { secret, realm, ports, allowedPeers, credentialSeconds } = options;
    const limits = limitsWithin(parts.limits, ports);
    const isOwn = (address: string) => addresses.isOwn(address);
    this.#now = now;
    this.#counters = counters;
    this.#onFault = parts.onFault;
    this.#table = new AllocationTable(limits);
    this.#revocations = new Revocations({
      credentialSeconds,
      epochNow: () => epochSeconds() * 1_000,
      list: options.revoked,
    });
    this.#credentials = new Credentials({
      secret,
      realm,
      revocations: this.#revocations,
      now: epochSeconds,
    });
    this.#authenticator = new Authenticator(realm, this.#credentials, new Nonces(now));
    this.#policy = new PeerPolicy(isOwn, allowedPeers);
    this.#forwarder = new Forwarder({ table: this.#table, isOwn, counters, now });
    this.#allocator = new Allocator({
      ...parts,
      limits,
      table: this.#table,
      ports,
      mostSeconds: (credential) => this.#credentials.mostSeconds(credential),
      onPacket: (allocation, bytes, from) => this.#fromPeer(allocation, bytes, from),
    });
  }

  /** Takes one datagram, or one frame of a stream. The bytes are the relay's from now on. */
  receive(path: ClientPath, bytes: Buffer): void {
    if (isChannelData(bytes)) {
      const allocation = this.#live(path);
      if (allocation) this.#forwarder.channelData(allocation, bytes);
      else this.#counters.droppedUnpermitted++;
      return;
    }
    const parse = parseStunMessage(bytes);
    if (parse.status === 'malformed') {
      this.#counters.malformed++;
      return;
    }
    const { message } = parse;
    if (message.messageClass === 'request') this.#request(path, message);
    else if (message.messageClass === 'indication') this.#indication(path, message);
  }

  /** The client is gone, and with it its allocation (RFC 8656 section 3.1 for streams). */
  forget(path: ClientPath): void {
    const place = this.#table.placeOf(path);
    if (place) this.#table.giveUp(place);
    const allocation = this.#table.get(path);
    if (allocation) this.#end(allocation);
  }

  /** Something that came from this client made the relay throw. It costs the client what it has here. */
  fail(path: ClientPath | null, error: unknown): void {
    this.#counters.faults++;
    this.#onFault(error);
    if (path) this.forget(path);
  }

  /** A seat is given up: what was given out for it up to that number is void, and what was made with it ends. */
  revoke(name: string, lastIssue: number): void {
    this.#revocations.revoke(name, lastIssue);
    const isVoid = ({ user }: { readonly user: RelayUser }): boolean =>
      user.kind === 'seat' && user.name === name && user.issue <= lastIssue;
    this.#table.giveUpAll(isVoid);
    for (const allocation of [...this.#table.all()]) {
      if (isVoid(allocation.credential)) this.#end(allocation);
    }
  }

  /** Ends what has expired. To be called every few seconds. */
  sweep(): void {
    const now = this.#now();
    for (const allocation of [...this.#table.all()]) {
      if (allocation.until <= now) this.#end(allocation);
    }
  }

  /** Ends all allocations. */
  close(): void {
    this.#table.giveUpAll(() => true);
    for (const allocation of [...this.#table.all()]) this.#end(allocation);
  }

  #fromPeer(allocation: Allocation, bytes: Buffer, from: TransportAddress): void {
    try {
      this.#forwarder.fromPeer(allocation, bytes, from);
    } catch (error) {
      this.fail(allocation.path, error);
    }
  }

  #indication(path: ClientPath, message: StunMessage): void {
    if (message.method !== METHOD.send) return;
    const allocation = this.#live(path);
    if (allocation) this.#forwarder.sendIndication(allocation, message);
    else this.#counters.droppedUnpermitted++;
  }

  #request(path: ClientPath, request: StunMessage): void {
    if (request.bytes.length > MAX_REQUEST_BYTES) {
      this.#counters.malformed++;
      return;
    }
    if (request.method === METHOD.binding) {
      this.#counters.bindings++;
      this.#answer(path, request, answerBinding(request, path.remote), null);
      return;
    }
    // RFC 8489 section 6.3: what is of an unknown method is dropped without a word.
    if (!AUTHENTICATED.has(request.method)) {
      this.#counters.malformed++;
      return;
    }
    const allocation = this.#live(path);
    const client = keyOf(path.remote.address, path.remote.port);
    const owner = allocation?.credential ?? null;
    const authentication = this.#authenticator.check(request, client, owner);
    if (authentication.status === 'refused') {
      this.#answer(path, request, authentication.reply, null);
      return;
    }
    const { credential } = authentication;
    if (request.method === METHOD.allocate) {
      this.#allocate(path, request, credential, allocation);
      return;
    }
    const reply = refuseUnknown(request) ?? this.#answerAbout(allocation, request, credential);
    this.#answer(path, request, reply, credential.key);
    if (allocation && allocation.until <= this.#now()) this.#end(allocation);
  }

  #allocate(
    path: ClientPath,
    request: StunMessage,
    credential: Credential,
    allocation: Allocation | undefined,
  ): void {
    // The answer to the first of these requests is on its way.
    if (this.#table.placeOf(path)) return;
    const { key } = credential;
    const refused = refuseUnknown(request);
    if (refused) return this.#answer(path, request, refused, key);
    if (allocation) {
      const isSame = allocation.transactionId.equals(request.transactionId);
      const again = describeAllocation(allocation, request, this.#now());
      return this.#answer(path, request, isSame ? again : refusal(437), key);
    }
    this.#allocator
      .allocate(path, request, credential)
      .then((reply) => {
        if (!reply) return;
        if (reply.status === 'success') this.#counters.allocationsMade++;
        this.#counters.allocations = this.#table.size;
        this.#answer(path, request, reply, key);
      })
      .catch((error: unknown) => this.fail(path, error));
  }

  /** What is asked about an allocation by its owner (RFC 8656 sections 5, 8.2, 10.2 and 12.2). */
  #answerAbout(
    allocation: Allocation | undefined,
    request: StunMessage,
    credential: Credential,
  ): Reply {
    if (!allocation) return refusal(437);
    if (allocation.credential.username !== credential.username) return refusal(441);
    const now = this.#now();
    switch (request.method) {
      case METHOD.refresh:
        return answerRefresh(request, allocation, this.#credentials.mostSeconds(credential), now);
      case METHOD.createPermission:
        return answerCreatePermission(request, allocation, this.#policy, now);
      default:
        return answerChannelBind(request, allocation, this.#policy, now);
    }
  }

  #answer(path: ClientPath, request: StunMessage, reply: Reply, key: Buffer | null): void {
    if (reply.status === 'error') this.#counters.refused(reply.code);
    path.send(encodeReply(request, reply, key));
  }

  /** The allocation of a client, unless its time is up. */
  #live(path: ClientPath): Allocation | undefined {
    const allocation = this.#table.get(path);
    if (!allocation || allocation.until > this.#now()) return allocation;
    this.#end(allocation);
    return undefined;
  }

  #end(allocation: Allocation): void {
    if (!this.#table.remove(allocation)) return;
    this.#counters.allocations = this.#table.size;
    allocation.socket.close();
    allocation.path.release();
  }
}
