import { Hand, SmilePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLeaveElsewhere } from '../../hooks/base/use-leave-elsewhere';
import type { GestureVerbs } from '../../lib/call/people/gestures';
import { ControlButton } from '../controls/ControlButton';
import { lazyPart } from '../ui/lazy-part';
import styles from './GestureButton.module.css';

const GesturePanel = lazyPart(async () => (await import('./GesturePanel')).GesturePanel);

interface GestureButtonProps {
  /** Whether one's own hand is. */
  raised: boolean;
  /** How many hands are. */
  hands: number;
  verbs: GestureVerbs;
}

/** Opens what one can show without a word; says how many hands are raised. */
export function GestureButton({ raised, hands, verbs }: GestureButtonProps) {
  const t = useTranslations('gestures');
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useLeaveElsewhere(place, open, () => setOpen(false));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={place} className={styles.place}>
      <ControlButton
        ref={button}
        label={t('open', { count: hands })}
        word={t('short')}
        icon={raised ? <Hand /> : <SmilePlus />}
        look={raised ? 'active' : 'plain'}
        count={hands}
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && <GesturePanel raised={raised} verbs={verbs} onClose={close} />}
    </div>
  );
}
