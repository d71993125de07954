import { useState, useSyncExternalStore } from 'react';
import type { OfferNews, OfferNewsSnapshot } from '../../lib/transfer/offer-news';
import type { TransferSource, TransfersSnapshot } from '../../lib/transfer/transfer-snapshot';
import { coalesced } from '../base/coalesced';

/** Figures that change faster can't be read. */
const READABLE_MS = 200;

/** All files as they stand, drawn no more often than they can be read. */
export function useTransfersSnapshot(transfers: TransferSource): TransfersSnapshot {
  const [subscribe] = useState(() => coalesced(transfers.subscribe, READABLE_MS));
  return useSyncExternalStore(subscribe, transfers.getSnapshot, transfers.getSnapshot);
}

/** What was offered while nobody looked. */
export function useOfferNews(offers: OfferNews): OfferNewsSnapshot {
  return useSyncExternalStore(offers.subscribe, offers.getSnapshot, offers.getSnapshot);
}
