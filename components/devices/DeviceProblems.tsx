import { useBrowserLacks } from '../../hooks/check/use-browser-lacks';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { LiveRegion } from '../ui/LiveRegion';
import { AskedNotice } from './AskedNotice';
import { DeviceProblem } from './DeviceProblem';
import type { MediaVerbs } from './media-verbs';
import { PlaybackNotice } from './PlaybackNotice';

interface DeviceProblemsProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/**
 * What is wrong with camera, microphone and the picture of oneself, each with a button that tries again. Where the
 * browser has no devices for any page, trying again is of no use, and `BrowserNotice` says what is.
 */
export function DeviceProblems({ media, local }: DeviceProblemsProps) {
  const lacks = useBrowserLacks();
  return (
    <LiveRegion>
      <PlaybackNotice />
      <AskedNotice media={media} />
      {(['camera', 'microphone'] as const).map((device) => {
        const state = media[device];
        if (state.status !== 'failed' || lacks === 'devices') return null;
        const { problem } = state;
        return (
          <DeviceProblem
            key={device}
            device={device}
            problem={problem}
            media={media}
            local={local}
          />
        );
      })}
    </LiveRegion>
  );
}
