import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { UseCallOptions } from '../../hooks/call/use-call';
import { useCall } from '../../hooks/call/use-call';
import type { CallVerbs } from '../../hooks/call/use-call-verbs';
import { useChat } from '../../hooks/chat/use-chat';
import { useTransfers } from '../../hooks/transfer/use-transfers';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import type { Chat } from '../../lib/chat/chat';
import { rememberedServerPassword } from '../../lib/rooms/server-password';
import type { OfferNews } from '../../lib/transfer/offer-news';
import type { TransferSource } from '../../lib/transfer/transfer-snapshot';

/** The call of a visit, and what goes over its channels. */
export interface KeptCall {
  readonly snapshot: CallSnapshot;
  readonly call: CallVerbs;
  readonly chat: Chat;
  readonly transfers: TransferSource;
  /** Files that nobody here has seen offered. */
  readonly offers: OfferNews;
}

interface CallKeeperProps extends UseCallOptions {
  /** Whether the person wants to go in as soon as there is a call. */
  pressed: boolean;
  /** Told of each change, before it is drawn. */
  onChange: (kept: KeptCall) => void;
}

/**
 * Keeps the call of a visit for as long as it is there, and shows nothing: a part of its own, since nobody needs the
 * engine to see a lobby.
 */
export function CallKeeper({ pressed, onChange, ...options }: CallKeeperProps) {
  const { room, name, media, rejoin, history } = options;
  const { snapshot, call, chatChannels, latecomers, fileChannels } = useCall(options);
  useEffect(() => {
    if (pressed) call.join(rememberedServerPassword());
  }, [call, pressed]);

  const { peers } = snapshot;
  const self = snapshot.call.status === 'inCall' ? snapshot.call.self : null;
  const isBack = rejoin !== null && !rejoin.waits && !rejoin.knocked;
  const chat = useChat({ room, channels: chatChannels, latecomers, isBack, peers, name, history });
  const { transfers, offers } = useTransfers({
    ...{ room, self, peers, media, history },
    channels: fileChannels,
  });
  const kept = useMemo(
    () => ({ snapshot, call, chat, transfers, offers }),
    [snapshot, call, chat, transfers, offers],
  );
  useLayoutEffect(() => onChange(kept), [onChange, kept]);
  return null;
}
