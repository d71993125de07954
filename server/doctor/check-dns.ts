import { isLoopback } from '../net/address-kind';
import type { Finding } from './finding';

export interface NameState {
  readonly host: string;
  /** What the name leads to; null when it is not known. */
  readonly addresses: readonly string[] | null;
  /** Of this machine. */
  readonly local: readonly string[];
  /** RELAY_EXTERNAL_IP. */
  readonly external: readonly string[];
}

/** Whether the name in PUBLIC_URL leads here. */
export function checkDns({ host, addresses, local, external }: NameState): Finding {
  const subject = 'Name';
  if (addresses === null || addresses.length === 0) {
    return {
      status: 'failure',
      subject,
      words: `${host}, the host of PUBLIC_URL, is not known.`,
      advice: 'Make an A or AAAA record for it that leads to this machine.',
    };
  }
  const known = [...local, ...external];
  const strange = addresses.filter((one) => !known.includes(one) && !isLoopback(one));
  const list = addresses.join(', ');
  if (strange.length === 0) {
    return { status: 'ok', subject, words: `${host} leads to this machine (${list}).` };
  }
  return {
    status: 'warning',
    subject,
    words: `${host} leads to ${strange.join(', ')}, which this machine does not have itself.`,
    advice:
      "Right behind a NAT or a cloud's public address; then set RELAY_EXTERNAL_IP to it. Behind a proxy, " +
      'give the relay a port of its own with RELAY_PORT.',
  };
}
