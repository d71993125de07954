import { MessageSquareText } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import { useUnread } from '../../hooks/chat/use-chat-snapshot';
import { useOfferNews } from '../../hooks/transfer/use-transfers-snapshot';
import type { Chat } from '../../lib/chat/chat';
import type { OfferNews } from '../../lib/transfer/offer-news';
import { ControlButton } from '../controls/ControlButton';

interface ChatButtonProps {
  chat: Chat;
  offers: OfferNews;
  /** Whether the panel is open. */
  expanded: boolean;
  ref: Ref<HTMLButtonElement>;
  onPress: () => void;
}

/** Opens and closes what people write and send; says how much of it nobody here has seen. */
export function ChatButton({ chat, offers, expanded, ref, onPress }: ChatButtonProps) {
  const t = useTranslations('chat');
  const unread = useUnread(chat) + useOfferNews(offers).unseen;
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
