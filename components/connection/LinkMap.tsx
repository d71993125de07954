import { useFormatter, useTranslations } from 'use-intl';
import { useNameOf } from '../../hooks/words/use-name-of';
import type { PeerView } from '../../lib/call/call-snapshot';
import type { Pair } from '../../lib/call/people/link-reports';
import styles from './LinkMap.module.css';
import { linksOf, placeOf } from './link-map';

interface LinkMapProps {
  peers: readonly PeerView[];
  /** Pairs of others who can't reach each other. */
  unreached: readonly Pair[];
}

const percent = (part: number) => `${String(100 * part)}%`;

/** Who has a link to whom: as a picture, and in words for those of which there is something to say. */
export function LinkMap({ peers, unreached }: LinkMapProps) {
  const t = useTranslations('connection.map');
  const format = useFormatter();
  const nameOf = useNameOf();
  const names = [t('you'), ...peers.map(nameOf)];
  const links = linksOf(peers, unreached);
  const places = names.map((_, index) => placeOf(index, names.length));
  const told = links.flatMap(({ from, to, state }) => {
    if (state === 'up') return [];
    const pair = [names[from], names[to]].filter((name) => name !== undefined);
    return [t(`states.${state}`, { names: format.list(pair) })];
  });
  return (
    <figure className={styles.map}>
      <div className={styles.ring} aria-hidden="true">
        <svg className={styles.links}>
          {links.map(({ from, to, state }) => (
            <line
              key={`${String(from)} ${String(to)}`}
              data-state={state}
              x1={percent(places[from]?.x ?? 0)}
              y1={percent(places[from]?.y ?? 0)}
              x2={percent(places[to]?.x ?? 0)}
              y2={percent(places[to]?.y ?? 0)}
            />
          ))}
        </svg>
        {places.map(({ x, y }, index) => (
          <span
            key={index}
            className={styles.name}
            dir="auto"
            style={{ left: percent(x), top: percent(y) }}
          >
            {names[index]}
          </span>
        ))}
      </div>
      <figcaption className={styles.words}>
        {told.length === 0 ? t('all') : told.map((line) => <span key={line}>{line}</span>)}
      </figcaption>
    </figure>
  );
}
