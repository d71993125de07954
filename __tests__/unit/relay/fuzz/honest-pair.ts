import type { TransportAddress } from '../../../../server/relay/codec/transport-address';
import type { FakeClient, RelayWorld } from '../../../fakes/relay-world';

const PEER: TransportAddress = { address: '8.8.4.4', port: 7_000 };
const REMOTE: TransportAddress = { address: '198.51.100.200', port: 20_000 };
const CHANNEL = 0x4000;

/** Browsers renew permissions, channels and allocations in time; so does this one. */
const RENEWAL_SECONDS = 100;

/** Somebody with a seat who talks over the relay with somebody else, whatever the others do meanwhile. */
export class HonestPair {
  readonly #world: RelayWorld;
  readonly #client: FakeClient;
  #relayed: TransportAddress = { address: '', port: 0 };
  #renewedS = 0;
  #said = 0;

  constructor(world: RelayWorld) {
    this.#world = world;
    this.#client = world.client('honest', { remote: REMOTE });
    // Good for longer than the longest game.
    this.#client.credential = world.credential('honest', 1_000_000);
  }

  async meet(): Promise<void> {
    this.#relayed = await this.#client.allocate();
    await this.#renew();
  }

  /** What either says arrives at the other, as it was said. */
  async talk(): Promise<void> {
    if (this.#world.nowS - this.#renewedS > RENEWAL_SECONDS) await this.#renew();
    this.#said += 1;
    const word = `word ${String(this.#said)}`;
    this.#client.sendOn(CHANNEL, Buffer.from(word));
    expect(this.#world.sent.pop()).toEqual({ from: this.#relayed, to: PEER, data: word });
    this.#world.arrive(PEER, this.#relayed, word);
    expect(this.#client.arrived.map(({ data }) => data.toString())).toEqual([word]);
    this.#client.arrived.length = 0;
  }

  async #renew(): Promise<void> {
    this.#renewedS = this.#world.nowS;
    expect(await this.#client.refresh(3_600)).toBeNull();
    expect(await this.#client.bind(CHANNEL, PEER)).toBeNull();
  }
}
