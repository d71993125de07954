import type { TrackRole } from '../../signaling/peer-signal';

/** The preferences themselves, not what is said of what is sent (`sprop-stereo`). */
const STEREO = /[ ;]stereo=1/;
const DTX = /[ ;]usedtx=/;

/**
 * Says in an answer that the sound of screens is wanted in stereo. Opus is sent in mono unless the receiver asks for more
 * (RFC 7587, 7.1), and browsers have no other way to ask: Chromium 156 refuses it in codec preferences and encoding
 * parameters. A section without Opus, or which says it already as Firefox's does, stays as it is.
 *
 * @param tracksByMid what the sections of the offer carry
 */
export function withStereo(sdp: string, tracksByMid: Readonly<Record<string, TrackRole>>): string {
  return inSections(sdp, (section) =>
    isScreenAudio(section, tracksByMid) ? asking(section, STEREO, 'stereo=1') : section,
  );
}

/**
 * Takes a description of the other side's as if it preferred that nothing is sent while there is nothing to hear (RFC
 * 7587, 7.1, `usedtx`): who is silent costs the others a packet every 400 ms instead of 20, of line and machine.
 * Where stereo is asked for there is music, whose quiet is not silence, and that section stays as it is.
 */
export function withSilenceLeftOut(sdp: string): string {
  return inSections(sdp, (section) =>
    STEREO.test(opusParameters(section) ?? '') ? section : asking(section, DTX, 'usedtx=1'),
  );
}

function inSections(sdp: string, change: (section: string) => string): string {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  return [session, ...sections.map(change)].join('');
}

function isScreenAudio(section: string, tracksByMid: Readonly<Record<string, TrackRole>>): boolean {
  const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
  return mid !== undefined && Object.hasOwn(tracksByMid, mid) && tracksByMid[mid] === 'screenAudio';
}

/** @returns the line of parameters of Opus; null without one */
function opusParameters(section: string): string | null {
  const payloadType = /^a=rtpmap:(\d+) opus\/48000\/2/im.exec(section)?.[1];
  if (payloadType === undefined) return null;
  return new RegExp(`^a=fmtp:${payloadType} [^\\r\\n]*`, 'm').exec(section)?.[0] ?? null;
}

function asking(section: string, said: RegExp, wish: string): string {
  const line = opusParameters(section);
  return line === null || said.test(line) ? section : section.replace(line, `${line};${wish}`);
}
