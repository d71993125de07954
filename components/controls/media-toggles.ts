import type { MediaSnapshot } from '../../lib/media/media-snapshot';
import type { MediaVerbs } from '../devices/media-verbs';

/** What the microphone's button does. */
export type MicrophoneAct = 'mute' | 'unmute' | 'startMicrophone';

/** @returns what there is to do: a microphone that failed is asked for again, since there is nothing to mute */
export function microphoneAct({ muted, microphone }: MediaSnapshot): MicrophoneAct {
  if (muted) return 'unmute';
  return microphone.status === 'failed' ? 'startMicrophone' : 'mute';
}

/** Mutes and unmutes. A microphone that failed is asked for again. */
export function toggleMicrophone(media: MediaSnapshot, local: MediaVerbs): void {
  if (microphoneAct(media) !== 'startMicrophone') local.setMuted(!media.muted);
  if (media.microphone.status === 'failed') local.retryMicrophone();
}

/** Whether the camera is on, or about to be. */
export function isCameraRunning({ camera: { status } }: MediaSnapshot): boolean {
  return status === 'on' || status === 'starting';
}

/** Starts the camera, or stops it so that its light goes off. */
export function toggleCamera(media: MediaSnapshot, local: MediaVerbs): void {
  if (isCameraRunning(media)) local.stopCamera();
  else local.startCamera();
}
