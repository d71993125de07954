import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { presenceChanges } from './presence-changes';

/** Says who came and who went to those who do not see the tiles. */
export function PresenceAnnouncer({ peers }: { peers: readonly PeerView[] }) {
  const t = useTranslations('call');
  const nameOf = useNameOf();
  const [seen, setSeen] = useState<readonly PeerView[]>([]);
  const [words, setWords] = useState('');

  if (seen !== peers) {
    const { joined, left } = presenceChanges(seen, peers);
    const changes = [
      ...joined.map((peer) => t('joined', { name: nameOf(peer) })),
      ...left.map((peer) => t('left', { name: nameOf(peer) })),
    ];
    setSeen(peers);
    if (changes.length > 0) setWords(changes.join('. '));
  }

  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}
