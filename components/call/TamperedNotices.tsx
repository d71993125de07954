import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Notice } from '../ui/Notice';

/**
 * Says whose messages were altered on the way although the call with them goes on. Where it does not, the
 * tile says why.
 */
export function TamperedNotices({ peers }: { peers: readonly PeerView[] }) {
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const [dismissed, setDismissed] = useState<readonly PeerId[]>([]);
  return peers
    .filter(({ id, tampered, link }) => {
      return tampered && link.status === 'connected' && !dismissed.includes(id);
    })
    .map((peer) => (
      <Notice
        key={peer.id}
        icon={<ShieldAlert />}
        onDismiss={() => setDismissed([...dismissed, peer.id])}
      >
        {t('tampered', { name: nameOf(peer) })}
      </Notice>
    ));
}
