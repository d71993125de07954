import { useTranslations } from 'use-intl';
import { useFileDrop } from '../../hooks/transfer/use-file-drop';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { PeerId } from '../../lib/signaling/identifiers';
import styles from './DropMark.module.css';
import { droppedFiles } from './dropped-files';

interface DropMarkProps {
  peers: readonly PeerView[];
  /** @param cutTo how many there were at most, when there were more */
  onFiles: (files: readonly File[], to: PeerId | null, cutTo?: number) => void;
}

/** Takes files that are dropped on the call, and says where they would go before. */
export function DropMark({ peers, onFiles }: DropMarkProps) {
  const t = useTranslations('transfer');
  const nameOf = useNameOf();
  const peerOf = (to: string | null) => peers.find(({ id }) => id === to);
  const target = useFileDrop((items, to) => {
    const peer = peerOf(to);
    // Whoever it was for has just gone: it is for nobody else.
    if (to !== null && !peer) return;
    void droppedFiles(items).then(({ files, cutTo }) => onFiles(files, peer?.id ?? null, cutTo));
  });
  if (!target) return null;
  const { to, ...place } = target;
  const peer = peerOf(to);
  if (to !== null && !peer) return null;
  return (
    <div className={styles.mark} style={place}>
      <p>{peer ? t('dropOne', { name: nameOf(peer) }) : t('dropAll')}</p>
    </div>
  );
}
