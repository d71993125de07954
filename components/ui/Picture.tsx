import { useState } from 'react';
import { usePlayback } from '../../hooks/media/use-playback';
import styles from './Picture.module.css';

interface PictureProps {
  stream: MediaStream;
  /** Only of oneself: people know themselves from the mirror. */
  mirrored?: boolean;
  /** `contain` shows all of a screen, `cover` fills the tile with a face. */
  fit?: 'cover' | 'contain';
  /** It stands still, because nothing comes any more. */
  frozen?: boolean;
  /** Told of its width to its height, when it is known and when it changes. */
  onShape?: (shape: number) => void;
}

/** A moving picture without its sound. Lets what is behind it show until the first frame is there. */
export function Picture(props: PictureProps) {
  const { stream, mirrored = false, fit = 'cover', frozen = false, onShape } = props;
  const ref = usePlayback<HTMLVideoElement>(stream);
  const [hasFrame, setHasFrame] = useState(false);

  return (
    <video
      ref={ref}
      className={styles.picture}
      data-mirrored={mirrored}
      data-fit={fit}
      data-frozen={frozen}
      data-ready={hasFrame}
      autoPlay
      playsInline
      muted
      onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
        if (videoWidth > 0 && videoHeight > 0) onShape?.(videoWidth / videoHeight);
      }}
      onLoadedData={() => setHasFrame(true)}
      onEmptied={() => setHasFrame(false)}
    />
  );
}
