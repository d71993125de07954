import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useObjectUrl } from '../../hooks/use-object-url';
import type { TransferView } from '../../lib/transfer/transfer-snapshot';
import { shownPicture } from './shown-picture';
import styles from './TransferPicture.module.css';

/** A picture that has come, or what its sender made of it before. Nothing where there is none that can be drawn. */
export function TransferPicture({ view }: { view: TransferView }) {
  const t = useTranslations('transfer');
  const whole = useMemo(() => shownPicture(view), [view]);
  const url = useObjectUrl(whole ?? view.preview);
  const [broken, setBroken] = useState<string | null>(null);
  if (url === null || url === broken) return null;
  const file = view.name;
  return (
    <img
      className={whole ? styles.large : styles.small}
      src={url}
      alt={whole ? t('picture', { file }) : t('preview', { file })}
      // Dragged, it would look like a file to send.
      draggable={false}
      onError={() => setBroken(url)}
    />
  );
}
