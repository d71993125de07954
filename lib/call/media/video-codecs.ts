/**
 * Puts H.264 first among the codecs of a video transceiver (W3C webrtc-pc 5.4.3). Five people in one
 * mesh encode four times and decode four times, and H.264 is what devices do in hardware; in software too
 * it took less processor time than VP8 at these sizes. A browser without it offers the others.
 */
export function preferH264(transceiver: RTCRtpTransceiver): void {
  if (!('setCodecPreferences' in transceiver)) return;
  const capabilities = RTCRtpReceiver.getCapabilities('video');
  if (!capabilities) return;
  const isH264 = (codec: { mimeType: string }) => codec.mimeType.toLowerCase() === 'video/h264';
  transceiver.setCodecPreferences([
    ...capabilities.codecs.filter(isH264),
    ...capabilities.codecs.filter((codec) => !isH264(codec)),
  ]);
}

/**
 * @returns AV1, for a shared screen: it has tools for text that is scrolled and colours that repeat, so that in software
 *   too it takes half of the time of H.264 and a fraction of the bits (docs/quality.md); undefined where this browser
 *   can't send it. What the other side can't take is sent as anything else (W3C webrtc-pc 5.2.6, `codec`).
 */
export function screenCodec(): RTCRtpCodec | undefined {
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs;
  return codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/av1');
}
