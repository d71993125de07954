import { VolumeOff } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PeerView } from '../../lib/call/call-snapshot';
import { Notice } from '../ui/Notice';
import { NoticeAction } from '../ui/NoticeAction';
import { AudioSink } from './AudioSink';

interface RemoteAudioProps {
  peers: readonly PeerView[];
  speakerId: string;
}

/** The sound of everybody else, and one bar for all when the browser wants a click before it plays any. */
export function RemoteAudio({ peers, speakerId }: RemoteAudioProps) {
  const t = useTranslations('call');
  const sinks = useRef<HTMLDivElement>(null);
  const [blocked, setBlocked] = useState(false);
  const onBlocked = useCallback(() => setBlocked(true), []);

  const playAll = () => {
    setBlocked(false);
    for (const audio of sinks.current?.querySelectorAll('audio') ?? []) {
      audio.play().catch(onBlocked);
    }
  };

  return (
    <>
      <div ref={sinks} hidden>
        {peers.map(({ id, microphone }) =>
          microphone ? (
            <AudioSink key={id} stream={microphone} speakerId={speakerId} onBlocked={onBlocked} />
          ) : null,
        )}
        {peers.map(({ id, screenAudio }) =>
          screenAudio ? (
            <AudioSink key={id} stream={screenAudio} speakerId={speakerId} onBlocked={onBlocked} />
          ) : null,
        )}
      </div>
      {blocked && (
        <Notice
          icon={<VolumeOff />}
          action={<NoticeAction onPress={playAll}>{t('turnOnSound')}</NoticeAction>}
        >
          {t('soundBlocked')}
        </Notice>
      )}
    </>
  );
}
