import type { PeerView } from '../../lib/call/call-snapshot';
import type { Volumes } from '../../lib/media/volumes';
import { AudioSink } from './AudioSink';

interface RemoteAudioProps {
  peers: readonly PeerView[];
  speakerId: string;
  /** Of each person, and of what that person shows. */
  volumes: Volumes;
}

/** The sound of everybody else, and of what they show. */
export function RemoteAudio({ peers, speakerId, volumes }: RemoteAudioProps) {
  const sinkOf = (id: PeerView['id'], stream: MediaStream | null) =>
    stream && (
      <AudioSink key={id} stream={stream} speakerId={speakerId} volume={volumes.get(id) ?? 1} />
    );
  return (
    <div hidden>
      {peers.map(({ id, microphone }) => sinkOf(id, microphone))}
      {peers.map(({ id, screenAudio }) => sinkOf(id, screenAudio))}
    </div>
  );
}
