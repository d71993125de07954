import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceMove, MediaSnapshot } from '../../lib/media/media-snapshot';
import { PassingNews } from '../ui/PassingNews';

/** Says for a while which device took the place of another by itself, and that it is muted if it is. */
export function DeviceNews({ media: { moves, muted } }: { media: MediaSnapshot }) {
  const t = useTranslations('devices.moved');
  const [seen, setSeen] = useState(moves);
  const [shown, setShown] = useState<readonly DeviceMove[]>([]);
  const [turn, setTurn] = useState(0);

  if (seen !== moves) {
    const isNews = (move: DeviceMove) => !seen.includes(move) || shown.includes(move);
    setSeen(moves);
    setShown(moves.filter(isNews));
    setTurn(turn + 1);
  }

  const wordsOf = ({ device, label }: DeviceMove): string => {
    const isMuted = device === 'microphone' && muted;
    return t(isMuted ? 'microphoneMuted' : device, { label: label || t('another') });
  };
  return (
    <PassingNews words={shown.map(wordsOf).join(' ')} turn={turn} onOver={() => setShown([])} />
  );
}
