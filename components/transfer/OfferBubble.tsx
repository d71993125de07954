import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useAmountWords } from '../../hooks/words/use-amount-words';
import { useSound } from '../../hooks/media/use-sound';
import { useOfferNews } from '../../hooks/transfer/use-transfers-snapshot';
import type { OfferNews } from '../../lib/transfer/offer-news';
import styles from '../ui/Bubble.module.css';

interface OfferBubbleProps {
  offers: OfferNews;
  onOpen: () => void;
}

/** Long enough to read it twice. */
const SHOWN_MS = 8_000;

/** A file that somebody offers passes by while the panel is closed. Those who see nothing hear of it elsewhere. */
export function OfferBubble({ offers, onOpen }: OfferBubbleProps) {
  const t = useTranslations('transfer');
  const call = useTranslations('call');
  const amounts = useAmountWords();
  const { newest } = useOfferNews(offers);
  useSound('message', newest?.id ?? null);
  useEffect(() => {
    if (!newest) return;
    const timer = setTimeout(() => offers.passNewest(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [offers, newest]);
  if (!newest) return null;
  const words = {
    name: newest.ends[0]?.name || call('unnamed'),
    file: newest.name,
    size: amounts.size(newest.size),
  };
  return (
    <button type="button" className={styles.bubble} dir="auto" onClick={onOpen}>
      {t('bubble', words)}
    </button>
  );
}
