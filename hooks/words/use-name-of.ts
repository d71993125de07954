import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';

/** @returns what to call a participant, also one who has not said a name yet. */
export function useNameOf(): (peer: PeerView) => string {
  const t = useTranslations('call');
  return (peer) => peer.facts?.name || t('unnamed');
}
