import type { TrackRole } from '../../signaling/peer-signal';

/** The preference itself, not what is said of what is sent (`sprop-stereo`). */
const STEREO = /[ ;]stereo=1/;

/**
 * Says in an answer that the sound of screens is wanted in stereo. Opus is sent in mono unless the receiver asks for more
 * (RFC 7587, 7.1), and browsers have no other way to ask: Chromium 156 refuses it in codec preferences and encoding
 * parameters. A section without Opus, or which says it already as Firefox's does, stays as it is.
 *
 * @param tracksByMid what the sections of the offer carry
 */
export function withStereo(sdp: string, tracksByMid: Readonly<Record<string, TrackRole>>): string {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  return [
    session,
    ...sections.map((section) => (isScreenAudio(section, tracksByMid) ? asked(section) : section)),
  ].join('');
}

function isScreenAudio(section: string, tracksByMid: Readonly<Record<string, TrackRole>>): boolean {
  const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
  return mid !== undefined && Object.hasOwn(tracksByMid, mid) && tracksByMid[mid] === 'screenAudio';
}

function asked(section: string): string {
  const payloadType = /^a=rtpmap:(\d+) opus\/48000\/2/im.exec(section)?.[1];
  if (payloadType === undefined) return section;
  const parameters = new RegExp(`^a=fmtp:${payloadType} [^\\r\\n]*`, 'm');
  return section.replace(parameters, (line) => (STEREO.test(line) ? line : `${line};stereo=1`));
}
