import { setTimeout as delay } from 'node:timers/promises';
import { HOME_GATEWAY, homeAddress } from '../lab/addresses';
import type { Lab } from '../lab/lab';
import type { Namespace } from '../lab/namespace';
import { run } from '../lab/run';

/** Something that befalls the network at {@link STRUCK}. */
export interface Fault {
  readonly name: string;
  /** Does it, and where it has an end waits for that. */
  readonly strike: (lab: Lab) => Promise<void>;
  /** Puts back what it left. */
  readonly heal: (lab: Lab) => void;
}

export const STRUCK = 'cone-3';
const LOSSY_MS = 10_000;
const SPARE_ADDRESS = homeAddress(7);

/** Rules in front of the router's own, in iptables' words. */
const randomPorts = '-t nat -% POSTROUTING -o wan -j MASQUERADE --random-fully';
const noPackets = '-% FORWARD -j DROP';
const noUdp = '-% FORWARD -p udp -j DROP';

export const changeOfNetwork: Fault = {
  name: 'another address and route (change of network)',
  strike: (lab) => {
    move(lab.hostAt(STRUCK), homeAddress(0), SPARE_ADDRESS);
    return Promise.resolve();
  },
  heal: (lab) => move(lab.hostAt(STRUCK), SPARE_ADDRESS, homeAddress(0)),
};

export const faults: readonly Fault[] = [
  uplinkDown(3),
  uplinkDown(10),
  uplinkDown(40),
  {
    name: 'the router forgets, and gives other ports (NAT rebinding)',
    strike: (lab) => {
      const router = lab.routerOf(STRUCK);
      insert(router, randomPorts);
      run(router.inside(['conntrack', '-F']));
      return Promise.resolve();
    },
    heal: (lab) => remove(lab.routerOf(STRUCK), randomPorts),
  },
  changeOfNetwork,
  {
    name: 'UDP is blocked from now on',
    strike: (lab) => {
      insert(lab.routerOf(STRUCK), noUdp);
      return Promise.resolve();
    },
    heal: (lab) => remove(lab.routerOf(STRUCK), noUdp),
  },
  packetsLost(2),
  packetsLost(5),
  packetsLost(10),
];

export function uplinkDown(seconds: number): Fault {
  return {
    name: `the uplink is down for ${String(seconds)} s`,
    strike: async (lab) => {
      const router = lab.routerOf(STRUCK);
      insert(router, noPackets);
      try {
        await delay(seconds * 1_000);
      } finally {
        remove(router, noPackets);
      }
    },
    heal: () => undefined,
  };
}

/** Both ways, for as long as it takes to see what comes of it, and on. */
export function packetsLost(percent: number): Fault {
  const rule = `-% FORWARD -m statistic --mode random --probability ${String(percent / 100)} -j DROP`;
  return {
    name: `${String(percent)} % of all packets are lost, both ways`,
    strike: async (lab) => {
      insert(lab.routerOf(STRUCK), rule);
      await delay(LOSSY_MS);
    },
    heal: (lab) => remove(lab.routerOf(STRUCK), rule),
  };
}

function insert(router: Namespace, rule: string): void {
  run(router.inside(['iptables', '-w', ...rule.replace('%', 'I').split(' ')]));
}

function remove(router: Namespace, rule: string): void {
  run(router.inside(['iptables', '-w', ...rule.replace('%', 'D').split(' ')]));
}

function move(host: Namespace, from: string, to: string): void {
  host.ip('address', 'del', `${from}/24`, 'dev', 'eth0');
  host.ip('address', 'add', `${to}/24`, 'dev', 'eth0');
  host.ip('route', 'replace', 'default', 'via', HOME_GATEWAY);
}
