import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useObjectUrl } from '../../hooks/base/use-object-url';
import type { TransferView } from '../../lib/transfer/transfer-snapshot';
import { shownPicture } from './shown-picture';
import styles from './TransferPicture.module.css';

/** A picture that has come, or what its sender made of it before. Nothing where there is none that can be drawn. */
export function TransferPicture({ view }: { view: TransferView }) {
  const t = useTranslations('transfer');
  const { direction, name, size, file } = view;
  // The same one while figures of it change, or it would be drawn anew each time.
  const whole = useMemo(
    () => shownPicture({ direction, name, size, file }),
    [direction, name, size, file],
  );
  const url = useObjectUrl(whole ?? view.preview);
  const [broken, setBroken] = useState<string | null>(null);
  if (url === null || url === broken) return null;
  return (
    <img
      className={whole ? styles.large : styles.small}
      src={url}
      alt={whole ? t('picture', { file: name }) : t('preview', { file: name })}
      // Dragged, it would look like a file to send.
      draggable={false}
      onError={() => setBroken(url)}
    />
  );
}
