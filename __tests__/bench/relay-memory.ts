import { residentKib } from './process-usage';
import type { RelayContender } from './relay-contender';
import { relayClient } from './relay-flow';

const ALLOCATIONS = 1_000;
const PEER = { address: '127.0.0.2', port: 9 };

/** @returns KiB that an allocation with a permission and a channel takes in the relay's process */
export async function memoryPerAllocation(relay: RelayContender): Promise<number> {
  const make = async () => {
    const client = await relayClient(relay);
    await client.allocate();
    await client.bind(0x4000, PEER);
    return client;
  };
  // What is set up once is not an allocation's.
  const clients = [await make()];
  const before = residentKib(relay.pid);
  for (let count = 0; count < ALLOCATIONS; count++) clients.push(await make());
  const after = residentKib(relay.pid);
  for (const client of clients) {
    await client.refresh(0);
    client.close();
  }
  return (after - before) / ALLOCATIONS;
}
