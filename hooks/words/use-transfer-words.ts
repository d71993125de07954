import { useTranslations } from 'use-intl';
import type {
  TransferEnd,
  TransferFailure,
  TransferView,
  TurnedAway,
} from '../../lib/transfer/transfer-snapshot';

type Direction = TransferView['direction'];

interface TransferWords {
  nameOf: (end: TransferEnd) => string;
  /** How it stands with one end, in a few words. */
  state: (direction: Direction, end: TransferEnd) => string;
  failure: (direction: Direction, end: TransferEnd, failure: TransferFailure) => string;
  /** Of an offer for which the list had no place. */
  turnedAway: (offer: TurnedAway) => string;
}

/** @returns what says how it stands with a file */
export function useTransferWords(): TransferWords {
  const t = useTranslations('transfer');
  const call = useTranslations('call');
  const nameOf = ({ name }: Pick<TransferEnd, 'name'>) => name || call('unnamed');
  const failure = (direction: Direction, end: TransferEnd, why: TransferFailure) =>
    t(`failures.${direction}.${why}`, { name: nameOf(end) });
  return {
    nameOf,
    failure,
    turnedAway: (offer) =>
      t('told.failed', {
        file: offer.file,
        why: t('failures.in.listFull', { name: nameOf(offer) }),
      }),
    state: (direction, end) => {
      if (end.state === 'failed' && end.failure) return failure(direction, end, end.failure);
      return t(`states.${direction}.${end.state}`, { name: nameOf(end) });
    },
  };
}
