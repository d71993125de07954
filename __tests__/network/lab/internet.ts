import { Namespace } from './namespace';

/** The addresses of the small internet, from RFC 5737's network for documentation. */
export const INTERNET_NETWORK = '203.0.113.0/24';

/** Two machines that anybody can ask what they look like from outside. */
export const REFLECTOR_ADDRESSES = ['203.0.113.1', '203.0.113.2'] as const;

const ROUTER = REFLECTOR_ADDRESSES[0];

/** One wire that public addresses hang on. What goes to any other address vanishes, as it does out there. */
export class Internet {
  #ports = 0;

  private constructor(readonly namespace: Namespace) {}

  static create(name: string): Internet {
    const namespace = Namespace.create(name);
    namespace.ip('link', 'add', 'name', 'wire', 'type', 'bridge');
    for (const address of REFLECTOR_ADDRESSES) {
      namespace.ip('address', 'add', `${address}/24`, 'dev', 'wire');
    }
    namespace.ip('link', 'set', 'dev', 'wire', 'up');
    return new Internet(namespace);
  }

  /**
   * Connects a machine, whose interface is called `wan` afterwards. It has a default route, because without
   * one sending to a private address would fail at once instead of vanishing.
   */
  connect(machine: Namespace, address: string): void {
    this.#ports += 1;
    const port = `port${String(this.#ports)}`;
    this.namespace.cable(port, machine, 'wan');
    this.namespace.ip('link', 'set', 'dev', port, 'master', 'wire');
    machine.ip('address', 'add', `${address}/24`, 'dev', 'wan');
    machine.ip('route', 'add', 'default', 'via', ROUTER);
  }
}
