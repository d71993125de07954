import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Pair } from '../../lib/call/people/link-reports';
import { whoseFault } from '../../lib/call/stats/whose-fault';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { Receiving } from '../../lib/call/stats/receiving';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Dialog } from '../ui/Dialog';
import styles from './ConnectionDetails.module.css';
import { LinkMap } from './LinkMap';
import { PersonConnection } from './PersonConnection';

interface ConnectionDetailsProps {
  peers: readonly PeerView[];
  /** Pairs of them who can't reach each other. */
  unreached: readonly Pair[];
  /** Who comes first: the one who was asked about. */
  first: PeerId | null;
  /** Whether this machine has too much to do. */
  strained: boolean;
  /** What of this participant the others could receive. */
  sent: Receiving;
  /** What the link to somebody did in the last two minutes. */
  figures: (peer: PeerId) => readonly LinkFigures[];
  onClose: () => void;
}

/** What each connection does, in words, in figures and in pictures of the last two minutes. */
export function ConnectionDetails(props: ConnectionDetailsProps) {
  const { peers, unreached, first, strained, sent, figures, onClose } = props;
  const t = useTranslations('connection');
  const faults = whoseFault(peers, strained);
  const isFirst = ({ id }: PeerView) => id === first;
  const ordered = [...peers.filter(isFirst), ...peers.filter((peer) => !isFirst(peer))];
  return (
    <Dialog title={t('heading')} onClose={onClose}>
      <p className={styles.lead}>{t(peers.length > 0 ? 'lead' : 'nobody')}</p>
      {peers.length > 1 && <LinkMap peers={peers} unreached={unreached} />}
      {ordered.map((peer) => (
        <PersonConnection
          key={peer.id}
          peer={peer}
          fault={faults.get(peer.id) ?? 'none'}
          sent={sent}
          figures={figures}
        />
      ))}
    </Dialog>
  );
}
