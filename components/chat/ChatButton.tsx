import { MessageSquareText } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import { useUnread } from '../../hooks/use-chat';
import type { Chat } from '../../lib/chat/chat';
import { ControlButton } from '../call/ControlButton';

interface ChatButtonProps {
  chat: Chat;
  /** Whether the panel is open. */
  expanded: boolean;
  ref: Ref<HTMLButtonElement>;
  onPress: () => void;
}

/** Opens and closes what people write; says how much of it nobody here has read. */
export function ChatButton({ chat, expanded, ref, onPress }: ChatButtonProps) {
  const t = useTranslations('chat');
  const unread = useUnread(chat);
  return (
    <ControlButton
      ref={ref}
      label={t('open', { count: unread })}
      word={t('heading')}
      icon={<MessageSquareText aria-hidden="true" />}
      count={unread}
      expanded={expanded}
      onPress={onPress}
    />
  );
}
