import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAmountWords } from '../../hooks/words/use-amount-words';
import { useAnnounce } from '../../hooks/base/use-announce';
import { useTransferWords } from '../../hooks/words/use-transfer-words';
import { useTransfersSnapshot } from '../../hooks/transfer/use-transfers-snapshot';
import type {
  TransferSource,
  TransferView,
  TurnedAway,
} from '../../lib/transfer/transfer-snapshot';
import type { TransferChange } from './transfer-changes';
import { transferChanges } from './transfer-changes';

/** Says what became of files to those who do not see the list, also while the panel is closed. */
export function TransferAnnouncer({ transfers }: { transfers: TransferSource }) {
  const t = useTranslations('transfer');
  const amounts = useAmountWords();
  const { nameOf, failure, state, turnedAway: awayWords } = useTransferWords();
  const announce = useAnnounce('files');
  /** What goes wrong, or waits for a person, is said in any case. */
  const warn = useAnnounce();
  const { transfers: list, turnedAway } = useTransfersSnapshot(transfers);
  const seen = useRef<readonly TransferView[]>([]);

  const wordsOf = ({ transfer, end }: TransferChange): string | null => {
    const { direction } = transfer;
    const words = { name: nameOf(end), file: transfer.name };
    switch (end.state) {
      case 'offered':
        return t('told.offered', { ...words, size: amounts.size(transfer.size) });
      case 'done':
        return direction === 'in' ? t('told.doneIn', words) : t('told.doneOut', words);
      case 'refused':
        return t('told.refused', words);
      case 'cancelled':
        return t('told.cancelled', words);
      case 'cancelledThere':
        return t('told.cancelledThere', words);
      case 'left':
        return t('told.left', words);
      case 'needsFile':
        return t('told.needsFile', words);
      case 'unheard':
        return t('told.failed', { file: transfer.name, why: state(direction, end) });
      case 'failed':
        return end.failure
          ? t('told.failed', { ...words, why: failure(direction, end, end.failure) })
          : null;
      default:
        return null;
    }
  };
  const tell = useEffectEvent(() => {
    const changes = transferChanges(seen.current, list);
    seen.current = list;
    for (const change of changes) {
      const words = wordsOf(change);
      if (words !== null) (isTrouble(change.end) ? warn : announce)(words);
    }
  });
  useEffect(() => tell(), [list]);
  const tellOf = useEffectEvent((offer: TurnedAway) => warn(awayWords(offer)));
  useEffect(() => {
    if (turnedAway) tellOf(turnedAway);
  }, [turnedAway]);

  return null;
}

function isTrouble({ state }: TransferChange['end']): boolean {
  return state === 'needsFile' || state === 'unheard' || state === 'failed';
}
