import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Fault } from '../../lib/call/stats/whose-fault';
import type { Receiving } from '../../lib/call/stats/receiving';
import { useNameOf } from './use-name-of';

/**
 * @returns what tells how the connection to somebody is, a sentence each: whose line or machine is weak, and whether
 * what is sent arrives there
 */
export function useConnectionWords(): (peer: PeerView, fault: Fault, sent: Receiving) => string[] {
  const t = useTranslations('connection');
  const nameOf = useNameOf();
  return (peer, fault, sent) => {
    const { mark, receiving } = peer;
    const name = nameOf(peer);
    return [
      ...(mark ? [t(`faults.${fault}`, { name })] : []),
      ...(receiving && sent.sound
        ? [t(receiving.sound ? 'hearsYou' : 'doesNotHearYou', { name })]
        : []),
      ...(receiving && sent.picture
        ? [t(receiving.picture ? 'seesYou' : 'doesNotSeeYou', { name })]
        : []),
    ];
  };
}
