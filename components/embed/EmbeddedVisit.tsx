import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useUnread } from '../../hooks/chat/use-chat-snapshot';
import { useEmbedding } from '../../hooks/room/use-embedding';
import type { StageView } from '../../hooks/stage/use-stage-view';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import { grades } from '../../lib/call/stats/link-mark';
import type { Chat } from '../../lib/chat/chat';
import type { EmbedCommand } from '../../lib/embed/embed-messages';
import { browserEdges } from '../../lib/media/media-edges';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { isCameraRunning } from '../controls/media-toggles';
import type { MediaVerbs } from '../devices/media-verbs';

interface EmbeddedVisitProps {
  snapshot: CallSnapshot;
  media: MediaSnapshot;
  local: MediaVerbs;
  chat: Chat;
  view: StageView;
  /** Whether the chat is open. */
  chatting: boolean;
  onChatting: (open: boolean) => void;
  /** Whether to go in without being asked, if nobody has to be asked for devices. */
  skipsLobby: boolean;
  onJoin: () => void;
  onLeave: () => void;
}

/** A visit as the page around the frame sees it. */
export function EmbeddedVisit(props: EmbeddedVisitProps) {
  const { snapshot, media, local, chat, view, skipsLobby, onJoin, onLeave } = props;
  const { chatting, onChatting } = props;
  const inCall = snapshot.call.status === 'inCall';
  const people = inCall ? snapshot.peers.length + 1 : 0;
  const marks = snapshot.peers.flatMap(({ mark }) => (mark ? [grades.indexOf(mark.grade)] : []));
  const grade = (inCall && grades[Math.max(...marks)]) || null;
  const unread = useUnread(chat);
  const microphone = !media.muted && media.microphone.status !== 'failed';
  const camera = isCameraRunning(media);
  const { layout } = view;
  const state = useMemo(() => {
    const place = inCall ? ('call' as const) : ('outside' as const);
    return { place, people, grade, unread, microphone, camera, chat: chatting, layout };
  }, [inCall, people, grade, unread, microphone, camera, chatting, layout]);

  useEmbedding(state, (command: EmbedCommand) => {
    switch (command.command) {
      case 'hello':
        return;
      case 'join':
        return onJoin();
      case 'leave':
        return onLeave();
      case 'microphone':
        return local.setMuted(!command.on);
      case 'camera':
        return command.on ? local.startCamera() : local.stopCamera();
      case 'chat':
        return onChatting(command.on);
      case 'layout':
        return view.chooseLayout(command.layout);
    }
  });

  const join = useEffectEvent(onJoin);
  const [wantsCamera] = useState(camera);
  useEffect(() => {
    if (!skipsLobby) return;
    let current = true;
    const kinds = wantsCamera ? (['audio', 'video'] as const) : (['audio'] as const);
    void Promise.all(kinds.map((kind) => browserEdges.permission(kind))).then((states) => {
      if (current && states.every((state) => state === 'granted')) join();
    });
    return () => {
      current = false;
    };
  }, [skipsLobby, wantsCamera]);
  return null;
}
