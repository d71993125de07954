import type { Internet } from './internet';
import { Namespace } from './namespace';
import type { NatKind } from './nat-kind';
import { run } from './run';

/** What is thrown away of what comes from inside; in iptables' words. */
const refused: Readonly<Record<NatKind, readonly string[]>> = {
  cone: [],
  symmetric: [],
  'udp-blocked': ['-p udp'],
  'only-443': ['-p udp', '-p tcp ! --dport 443'],
};

/** Linux keeps the port where it can, which is what a cone does. */
const mapping = (kind: NatKind) => (kind === 'cone' ? '' : '--random-fully');

/**
 * Makes a router with a NAT, connected to the internet with its interface `wan`; its inside is `lan`.
 *
 * Nothing from outside gets to the router itself: a packet that came before the one that goes out would
 * otherwise be taken for a connection of the router's own, its port would count as taken, and the cone
 * would choose another one.
 */
export function createNat(
  name: string,
  kind: NatKind,
  internet: Internet,
  address: string,
): Namespace {
  const router = Namespace.create(name);
  internet.connect(router, address);
  const iptables = (rule: string) => run(router.inside(['iptables', '-w', ...words(rule)]));
  iptables(`-t nat -A POSTROUTING -o wan -j MASQUERADE ${mapping(kind)}`);
  iptables('-A INPUT -i wan -j DROP');
  iptables('-P FORWARD DROP');
  iptables('-A FORWARD -i wan -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT');
  for (const packets of refused[kind]) iptables(`-A FORWARD -i lan ${packets} -j DROP`);
  iptables('-A FORWARD -i lan -j ACCEPT');
  run(router.inside(['sysctl', '-q', '-w', 'net.ipv4.ip_forward=1']));
  return router;
}

function words(rule: string): string[] {
  return rule.split(' ').filter((word) => word !== '');
}
