import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDismissed } from '../../hooks/base/use-dismissed';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { Notice } from '../ui/Notice';

/**
 * Says whose messages were altered on the way although the call with them goes on. Where it does not, the
 * tile says why.
 */
export function TamperedNotices({ peers }: { peers: readonly PeerView[] }) {
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const tampered = peers.filter((peer) => peer.tampered);
  const { isDismissed, dismiss } = useDismissed(tampered.map(({ id }) => id));
  return tampered
    .filter(({ id, link }) => link.status === 'connected' && !isDismissed(id))
    .map((peer) => (
      <Notice key={peer.id} icon={<ShieldAlert />} onDismiss={() => dismiss(peer.id)}>
        {t('tampered', { name: nameOf(peer) })}
      </Notice>
    ));
}
