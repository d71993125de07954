import { useEffect, useState } from 'react';
import type { KnockPicture } from '../../lib/door/knock-picture';
import { takePicture } from '../../lib/door/take-picture';

type PictureState =
  | { readonly status: 'none' }
  | { readonly status: 'taking' }
  | { readonly status: 'taken'; readonly picture: KnockPicture }
  | { readonly status: 'failed' };

/** Whether a picture goes with a knock, and which. */
export interface KnockPictureChoice {
  readonly state: PictureState;
  readonly taken: KnockPicture | null;
  /** Takes one now, or drops the one that was taken. */
  readonly choose: (wanted: boolean) => void;
}

/** Takes one picture of a camera when the person asks for it, and never of itself. */
export function useKnockPicture(camera: MediaStreamTrack | null): KnockPictureChoice {
  const [state, setState] = useState<PictureState>({ status: 'none' });

  useEffect(() => {
    if (state.status !== 'taking' || !camera) return;
    let current = true;
    void takePicture(camera).then((picture) => {
      if (current) setState(picture ? { status: 'taken', picture } : { status: 'failed' });
    });
    return () => {
      current = false;
    };
  }, [state, camera]);

  return {
    state,
    taken: state.status === 'taken' ? state.picture : null,
    choose: (wanted) => setState({ status: wanted ? 'taking' : 'none' }),
  };
}
