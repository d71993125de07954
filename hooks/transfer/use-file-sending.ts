import { useCallback, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { PeerId } from '../../lib/signaling/identifiers';
import { cleanFileName } from '../../lib/transfer/clean-file-name';
import type { TransferVerbs, UnsendableFile } from '../../lib/transfer/transfer-snapshot';

/** Offers files, and says what could not be offered. */
export interface FileSending {
  /** In words; null: all that was picked last is on the list. */
  readonly problem: string | null;
  /**
   * @param files none of them: what was picked or dropped had no file in it that can be read
   * @param to null: to everybody; `nobody`: whoever it was for is not there
   * @param cutTo how many there were at most, when there were more
   */
  readonly send: (files: readonly File[], to: PeerId | 'nobody' | null, cutTo?: number) => void;
  readonly dismiss: () => void;
}

/** A folder can hold hundreds. */
const MAX_NAMES = 3;

/** @param transfers take what is sent, and say of which files they don't */
export function useFileSending(transfers: Pick<TransferVerbs, 'send'>): FileSending {
  const t = useTranslations('transfer');
  const format = useFormatter();
  const [problem, setProblem] = useState<string | null>(null);
  const send: FileSending['send'] = (files, to, cutTo) => {
    if (files.length === 0) return setProblem(t('noFiles'));
    const unsent = to === 'nobody' ? withNobodyThere(files) : transfers.send(files, to);
    const namesOf = (why: (typeof unsent)[number]['why']) =>
      unsent.filter((one) => one.why === why).map(({ name }) => name);
    const problems = (['nobodyThere', 'tooMany'] as const)
      .map((why) => ({ why, names: namesOf(why) }))
      .filter(({ names }) => names.length > 0)
      .map(({ why, names }) => {
        const some = names.length > MAX_NAMES ? [...names.slice(0, MAX_NAMES), '…'] : names;
        return t(`unsendable.${why}`, { files: format.list(some, { type: 'unit' }) });
      });
    if (cutTo !== undefined) problems.push(t('cut', { count: cutTo }));
    setProblem(problems.length > 0 ? problems.join(' ') : null);
  };
  return { problem, send, dismiss: useCallback(() => setProblem(null), []) };
}

function withNobodyThere(files: readonly File[]): UnsendableFile[] {
  return files.map(({ name }) => ({ name: cleanFileName(name), why: 'nobodyThere' }));
}
