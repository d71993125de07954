import type { NatKind } from './nat-kind';
import type { Namespace } from './namespace';
import { run } from './run';

/** RFC 8489, section 5: in every message, after two bytes each for its type and its length. */
const MAGIC_COOKIE = '|2112a442|';

/** What is thrown away of what comes from inside, in iptables' words. */
const refused: Readonly<Record<NatKind, readonly string[]>> = {
  cone: [],
  symmetric: [],
  'udp-blocked': ['-p udp'],
  'only-443': ['-p udp', '-p tcp ! --dport 443'],
  'only-tls': [
    '-p udp',
    '-p tcp ! --dport 443',
    `-p tcp -m string --algo bm --hex-string ${MAGIC_COOKIE}`,
  ],
};

/**
 * Makes a router of this machine: what comes from `lan` leaves by `wan`, with the router's address.
 *
 * Nothing from outside gets to the router itself: a packet that came before the one that goes out would
 * otherwise be taken for a connection of the router's own, its port would count as taken, and the cone
 * would choose another one.
 */
export function installNat(router: Namespace, kind: NatKind): void {
  const iptables = (rule: string) => run(router.inside(['iptables', '-w', ...rule.split(' ')]));
  // Linux keeps the port where it can, which is what a cone does.
  const masquerade = '-t nat -A POSTROUTING -o wan -j MASQUERADE';
  iptables(kind === 'cone' ? masquerade : `${masquerade} --random-fully`);
  iptables('-A INPUT -i wan -j DROP');
  iptables('-P FORWARD DROP');
  iptables('-A FORWARD -i wan -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT');
  for (const packets of refused[kind]) iptables(`-A FORWARD -i lan ${packets} -j DROP`);
  iptables('-A FORWARD -i lan -j ACCEPT');
  run(router.inside(['sysctl', '-q', '-w', 'net.ipv4.ip_forward=1']));
}
