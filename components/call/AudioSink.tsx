import { useEffect } from 'react';
import { usePlayback } from '../../hooks/media/use-playback';
import { setSpeaker } from '../../lib/media/speaker';

interface AudioSinkProps {
  stream: MediaStream;
  speakerId: string;
  /** 0 to 1. Not every telephone lets a page choose. */
  volume: number;
}

/** Plays one sound. Apart from the pictures, so that sound goes on when those come and go. */
export function AudioSink({ stream, speakerId, volume }: AudioSinkProps) {
  const ref = usePlayback<HTMLAudioElement>(stream);
  useEffect(() => (ref.current ? setSpeaker(ref.current, speakerId) : undefined), [ref, speakerId]);
  useEffect(() => {
    if (ref.current) ref.current.volume = volume;
  }, [ref, volume]);
  return <audio ref={ref} />;
}
