import { useEffect } from 'react';
import { usePlayback } from '../../hooks/use-playback';
import { setSpeaker } from '../../lib/media/speaker';

interface AudioSinkProps {
  stream: MediaStream;
  speakerId: string;
}

/** Plays one sound. Apart from the pictures, so that sound goes on when those come and go. */
export function AudioSink({ stream, speakerId }: AudioSinkProps) {
  const ref = usePlayback<HTMLAudioElement>(stream);
  useEffect(() => (ref.current ? setSpeaker(ref.current, speakerId) : undefined), [ref, speakerId]);
  return <audio ref={ref} />;
}
