import { memo, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useKeptFocus } from '../../hooks/base/use-kept-focus';
import { useAmountWords } from '../../hooks/words/use-amount-words';
import { useCanAskPlace } from '../../hooks/transfer/use-can-ask-place';
import { useTransferWords } from '../../hooks/words/use-transfer-words';
import { progressOf } from '../../lib/transfer/transfer-progress';
import type { TransferVerbs, TransferView } from '../../lib/transfer/transfer-snapshot';
import { fileKind } from './file-kind';
import { ProgressBar } from './ProgressBar';
import { actionsOf } from './transfer-actions';
import { TransferActions } from './TransferActions';
import { TransferEnds } from './TransferEnds';
import styles from './TransferItem.module.css';
import { TransferPicture } from './TransferPicture';

interface TransferItemProps {
  view: TransferView;
  /** The largest file that can be kept in the browser, in bytes. */
  maxBytes: number;
  verbs: TransferVerbs;
}

/** One file: what it is, how far it has come, and what can be done with it. */
export const TransferItem = memo(function TransferItem(props: TransferItemProps) {
  const { view, maxBytes, verbs } = props;
  const { direction, name, size, ends } = view;
  const t = useTranslations('transfer');
  const format = useFormatter();
  const amounts = useAmountWords();
  const words = useTransferWords();
  const canAskPlace = useCanAskPlace();
  const box = useRef<HTMLDivElement>(null);
  const focus = useKeptFocus(box);
  const [isOther, setIsOther] = useState(false);
  const progress = progressOf(view);
  const actions = actionsOf(view, maxBytes);
  const only = ends.length === 1 ? ends[0] : undefined;
  const isRunning = ends.some(({ state }) => state === 'running');
  const isTooBig = actions.includes('saveAs') && !actions.includes('accept');
  const people = format.list(ends.map(words.nameOf));
  const figures = [
    progress.bytes > 0 &&
      progress.percent < 100 &&
      t('amount', { bytes: amounts.size(progress.bytes), size: amounts.size(progress.total) }),
    isRunning && progress.speed > 0 && amounts.speed(progress.speed),
    isRunning && progress.secondsLeft !== null && amounts.left(progress.secondsLeft),
  ].filter((one) => one !== false);
  return (
    <div
      ref={box}
      {...focus}
      role="group"
      aria-label={name}
      className={styles.item}
      data-state={only?.state}
    >
      <div className={styles.head}>
        <TransferPicture view={view} />
        <div className={styles.words}>
          <p className={styles.name} title={name}>
            <bdi>{name}</bdi>
          </p>
          <p className={styles.about}>
            {[
              t(`kinds.${fileKind(name)}`),
              amounts.size(size),
              direction === 'in' ? t('from', { name: people }) : t('to', { names: people }),
            ].join(' · ')}
          </p>
        </div>
      </div>
      <ProgressBar percent={progress.percent} />
      {(only !== undefined || figures.length > 0) && (
        <p className={styles.state}>
          {only && <span>{words.state(direction, only)}</span>}
          {figures.length > 0 && <span className={styles.figures}>{figures.join(' · ')}</span>}
        </p>
      )}
      {only === undefined && <TransferEnds view={view} />}
      {isTooBig && (
        <p className={styles.problem}>
          {t(canAskPlace ? 'tooBigToKeep' : 'tooBig', { max: amounts.size(maxBytes) })}
        </p>
      )}
      {isOther && actions.includes('pickAgain') && (
        <p className={styles.problem} role="alert">
          {t('otherFile', { file: name })}
        </p>
      )}
      <TransferActions
        view={view}
        actions={actions}
        verbs={verbs}
        onPickAgain={(file) => setIsOther(!verbs.pickAgain(view.id, file))}
      />
    </div>
  );
});
