import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import { DeviceProblem } from './DeviceProblem';
import type { MediaVerbs } from './media-verbs';

interface DeviceProblemsProps {
  media: MediaSnapshot;
  local: MediaVerbs;
}

/** What is wrong with camera and microphone, each with a button that asks for it again. */
export function DeviceProblems({ media: { camera, microphone }, local }: DeviceProblemsProps) {
  return (
    <>
      {camera.status === 'failed' && (
        <DeviceProblem
          device="camera"
          problem={camera.problem}
          onRetry={() => local.startCamera()}
        />
      )}
      {microphone.status === 'failed' && (
        <DeviceProblem
          device="microphone"
          problem={microphone.problem}
          onRetry={() => local.retryMicrophone()}
        />
      )}
    </>
  );
}
