import type { PeerView } from '../../lib/call/call-snapshot';
import { AudioSink } from './AudioSink';

interface RemoteAudioProps {
  peers: readonly PeerView[];
  speakerId: string;
}

/** The sound of everybody else, and of what they show. */
export function RemoteAudio({ peers, speakerId }: RemoteAudioProps) {
  return (
    <div hidden>
      {peers.map(({ id, microphone }) =>
        microphone ? <AudioSink key={id} stream={microphone} speakerId={speakerId} /> : null,
      )}
      {peers.map(({ id, screenAudio }) =>
        screenAudio ? <AudioSink key={id} stream={screenAudio} speakerId={speakerId} /> : null,
      )}
    </div>
  );
}
