import type { Namespace } from './namespace';
import { run } from './run';

/** One wire in a machine, the gateway, that other machines are connected to. */
export class Wire {
  readonly gateway: Namespace;
  readonly #name: string;
  readonly #address: string;
  #connected = 0;

  /** @param name of the interface that the gateway has on it; its first address is the others' way out. */
  constructor(gateway: Namespace, name: string, addresses: readonly [string, ...string[]]) {
    this.gateway = gateway;
    this.#name = name;
    [this.#address] = addresses;
    gateway.ip('link', 'add', 'name', name, 'type', 'bridge');
    for (const address of addresses) gateway.ip('address', 'add', `${address}/24`, 'dev', name);
    gateway.ip('link', 'set', 'dev', name, 'up');
    // A gateway's rules are for what it routes. Where the kernel knows this setting it would filter what
    // neighbours say to each other, too.
    run(gateway.inside(['sysctl', '-e', '-q', '-w', 'net.bridge.bridge-nf-call-iptables=0']));
  }

  /**
   * Connects a machine, whose interface is called `interfaceName` afterwards. It always has a default route:
   * without one, sending to an address of another network would fail at once instead of vanishing.
   */
  connect(machine: Namespace, interfaceName: string, address: string): void {
    this.#connected += 1;
    const port = `port${String(this.#connected)}`;
    this.gateway.cable(port, machine, interfaceName);
    this.gateway.ip('link', 'set', 'dev', port, 'master', this.#name);
    machine.ip('address', 'add', `${address}/24`, 'dev', interfaceName);
    machine.ip('route', 'add', 'default', 'via', this.#address);
  }
}
