import { useTranslations } from 'use-intl';
import { useLinkFigureWords } from '../../hooks/words/use-link-figure-words';
import type { LinkFigures } from '../../lib/call/stats/link-figures';
import type { LinkPath } from '../../lib/call/stats/link-path';
import styles from './ConnectionTable.module.css';

interface ConnectionTableProps {
  name: string;
  figures: LinkFigures;
  path: LinkPath | null;
}

/** What the connection to one of the others does at the moment. */
export function ConnectionTable({ name, figures, path }: ConnectionTableProps) {
  const t = useTranslations('connection');
  const rows = useLinkFigureWords()(figures, path);
  const said = (words: string | null) => words ?? t('unknown');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col">
            <span className={styles.head}>{t('from', { name })}</span>
          </th>
          <th scope="col">
            <span className={styles.head}>{t('to', { name })}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {'both' in row ? (
              <td colSpan={2}>{said(row.both)}</td>
            ) : (
              <>
                <td>{said(row.received)}</td>
                <td>{said(row.sent)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
