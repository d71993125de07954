import { Hand } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { reactions } from '../../lib/call/messages/reaction';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import { onEscape } from '../ui/on-escape';
import styles from './GesturePanel.module.css';
import { reactionNames } from './reaction-names';

interface GesturePanelProps {
  /** Whether one's own hand is. */
  raised: boolean;
  verbs: GestureVerbs;
  onClose: () => void;
}

/** The hand, and a few emoji. It has the focus when it opens, and stays open for more than one. */
export function GesturePanel({ raised, verbs, onClose }: GesturePanelProps) {
  const t = useTranslations('gestures');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever one is
    <div
      className={styles.panel}
      role="group"
      aria-label={t('heading')}
      onKeyDown={onEscape(onClose)}
    >
      <button
        ref={first}
        type="button"
        className={styles.hand}
        data-raised={raised}
        onClick={() => {
          verbs.raiseHand(!raised);
          onClose();
        }}
      >
        <Hand aria-hidden="true" />
        {t(raised ? 'lower' : 'raise')}
      </button>
      <div className={styles.emoji}>
        {reactions.map((emoji) => {
          const name = t(`names.${reactionNames[emoji]}`);
          return (
            <button
              key={emoji}
              type="button"
              className={styles.reaction}
              aria-label={name}
              title={name}
              onClick={() => verbs.react(emoji)}
            >
              {emoji}
            </button>
          );
        })}
      </div>
    </div>
  );
}
