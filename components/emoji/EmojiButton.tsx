import { Smile } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useLeaveElsewhere } from '../../hooks/base/use-leave-elsewhere';
import type { Emoji, EmojiList } from '../../lib/emoji/emoji-list';
import { IconButton } from '../ui/IconButton';
import { lazyPart } from '../ui/lazy-part';
import styles from './EmojiButton.module.css';

const EmojiPicker = lazyPart(async () => (await import('./EmojiPicker')).EmojiPicker);

interface EmojiButtonProps {
  /** Null while they are being fetched. */
  list: EmojiList | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onPick: (emoji: Emoji) => void;
}

/** Opens a picker, and has the focus again when it was closed without picking. */
export function EmojiButton({ list, open, onOpen, onPick }: EmojiButtonProps) {
  const t = useTranslations('emoji');
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const close = () => {
    onOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  useLeaveElsewhere(place, open, () => onOpen(false));
  return (
    <div className={styles.place} ref={place}>
      <IconButton
        label={t('heading')}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onOpen(!open)}
      >
        <Smile aria-hidden="true" />
      </IconButton>
      {open && <EmojiPicker id={id} list={list} onPick={onPick} onClose={close} />}
    </div>
  );
}
