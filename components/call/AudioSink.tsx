import { useEffect, useRef } from 'react';
import { setSpeaker } from '../../lib/media/speaker';

interface AudioSinkProps {
  stream: MediaStream;
  speakerId: string;
  /** The browser wants a click first. */
  onBlocked: () => void;
}

/** Plays one sound. Apart from the pictures, so that sound goes on when those come and go. */
export function AudioSink({ stream, speakerId, onBlocked }: AudioSinkProps) {
  const ref = useRef<HTMLAudioElement>(null);

  useEffect(() => {
    const audio = ref.current;
    if (!audio) return;
    audio.srcObject = stream;
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked();
    });
    return () => {
      audio.srcObject = null;
    };
  }, [stream, onBlocked]);

  useEffect(() => {
    if (ref.current) void setSpeaker(ref.current, speakerId);
  }, [speakerId]);

  return <audio ref={ref} />;
}
