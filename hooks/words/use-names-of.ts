import { useFormatter, useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { NamedPerson } from '../../lib/phrase/phrase-state';
import type { PeerId } from '../../lib/signaling/identifiers';

/**
 * @returns what lists people in words, by the names that they have now, or had when they went.
 */
export function useNamesOf(
  peers: readonly PeerView[],
): (people: readonly (PeerId | NamedPerson)[]) => string {
  const t = useTranslations('call');
  const format = useFormatter();
  return (people) => {
    const names = people.map((one) => {
      const { id, name } = typeof one === 'string' ? { id: one, name: '' } : one;
      return peers.find((peer) => peer.id === id)?.facts?.name || name || t('unnamed');
    });
    return format.list(names);
  };
}
