import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useConnectionWords } from '../../hooks/words/use-connection-words';
import { useEverySecond } from '../../hooks/base/use-every-second';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Fault } from '../../lib/call/stats/whose-fault';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { Receiving } from '../../lib/call/stats/receiving';
import type { PeerId } from '../../lib/signaling/identifiers';
import { ConnectionTable } from './ConnectionTable';
import { FigurePlots } from './FigurePlots';
import styles from './PersonConnection.module.css';

interface PersonConnectionProps {
  peer: PeerView;
  fault: Fault;
  /** What of this participant could be received there. */
  sent: Receiving;
  figures: (peer: PeerId) => readonly LinkFigures[];
}

/** The connection to one of the others. The table has it for all; the pictures are for eyes only. */
export function PersonConnection({ peer, fault, sent, figures }: PersonConnectionProps) {
  const t = useTranslations('connection');
  const headingId = useId();
  const name = useNameOf()(peer);
  const words = useConnectionWords()(peer, fault, sent);
  const looks = useEverySecond(() => figures(peer.id));
  const last = looks.at(-1);
  const { link, mark } = peer;
  return (
    <section className={styles.person} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.name}>
        {name}
      </h3>
      <ul className={styles.words}>
        {mark && <li>{t(`marks.${mark.grade}`)}</li>}
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {link.status === 'connected' && last ? (
        <>
          <ConnectionTable name={name} figures={last} path={link.path} />
          <FigurePlots looks={looks} />
        </>
      ) : (
        <p className={styles.none}>{t('none')}</p>
      )}
    </section>
  );
}
