import { screenScale } from '../../media/screen-size';
import type { TrackRole } from '../../signaling/peer-signal';
import type { LinkQuality } from '../../media/quality-table';
import { isMusic } from './local-tracks';

/**
 * The encoding of one sender (W3C webrtc-pc 5.2.6) under a quality.
 *
 * @param track what is sent now; its size tells how far a picture must be scaled down.
 */
export function encodingFor(
  role: TrackRole,
  quality: LinkQuality,
  track: MediaStreamTrack | null,
): RTCRtpEncodingParameters {
  switch (role) {
    case 'microphone':
      return {
        maxBitrate: quality.audio.bitrate,
        priority: 'high',
        networkPriority: 'high',
        // A muted voice sends next to nothing (Opus DTX), and begins at once; music has no such thing.
        active: !isMusic(track) || track?.enabled !== false,
      };
    case 'screenAudio':
      return {
        maxBitrate: quality.screenAudio.bitrate,
        priority: 'high',
        networkPriority: 'high',
        active: quality.screenAudio.rest === null,
      };
    case 'camera':
      return {
        maxBitrate: quality.camera.bitrate,
        maxFramerate: quality.camera.frameRate,
        active: quality.camera.rest === null,
        scaleResolutionDownBy: scaleDown(track, quality.camera.height),
      };
    case 'screen':
      return {
        maxBitrate: quality.screen.bitrate,
        maxFramerate: quality.screen.frameRate,
        active: quality.screen.rest === null,
        scaleResolutionDownBy: screenScale(track?.getSettings() ?? {}, quality.screen.pixels),
      };
  }
}

/**
 * Applies an encoding to a sender without renegotiation.
 *
 * @returns false when the browser refuses, as it does for a sender that was stopped, or while something else is
 *   being set: the sender keeps its previous parameters, and the call goes on with them
 */
export async function applyEncoding(
  sender: RTCRtpSender,
  role: TrackRole,
  encoding: RTCRtpEncodingParameters,
): Promise<boolean> {
  try {
    const parameters = sender.getParameters();
    const [current] = parameters.encodings;
    if (!current) return false;
    parameters.encodings = [{ ...current, ...encoding }];
    if (role === 'screen') parameters.degradationPreference = 'maintain-resolution';
    if (role === 'camera') parameters.degradationPreference = 'maintain-framerate';
    await sender.setParameters(parameters);
    return true;
  } catch {
    return false;
  }
}

/** A phone held upright sends a tall picture, so the shorter side counts. */
function scaleDown(track: MediaStreamTrack | null, height: number): number {
  const settings = track?.getSettings();
  if (!settings?.width || !settings.height) return 1;
  return Math.max(1, Math.min(settings.width, settings.height) / height);
}
