import type { TrackRole } from '../../signaling/peer-signal';
import type { TracksByMid } from '../../signaling/tracks-by-mid';
import { roleAt } from '../../signaling/tracks-by-mid';

/** The preferences themselves, not what is said of what is sent (`sprop-stereo`). */
const STEREO = /([ ;]stereo)=1/;
const DTX = /[ ;]usedtx=/;
const TOLD_STEREO = /[ ;]sprop-stereo=1/;

/** Says in a description that is sent what is likely to come of the microphone: stereo (RFC 7587, 7.1, `sprop-stereo`). */
export function withMusicTold(sdp: string, tracksByMid: TracksByMid): string {
  return inSections(sdp, (section) =>
    roleOf(section, tracksByMid) === 'microphone'
      ? asking(section, TOLD_STEREO, 'sprop-stereo=1')
      : section,
  );
}

/** @returns the mids of what the other side sends in stereo, by its offer: the sound of screens, and music. */
export function stereoMids(offer: string, tracksByMid: TracksByMid): ReadonlySet<string> {
  const isStereo = (section: string) =>
    roleOf(section, tracksByMid) === 'screenAudio' ||
    TOLD_STEREO.test(opusParameters(section) ?? '');
  return new Set(sectionsOf(offer).flatMap((one) => (isStereo(one) ? (midOf(one) ?? []) : [])));
}

/**
 * Says in an answer that these sections are wanted in stereo. Opus is sent and decoded in mono unless the receiver asks for
 * more (RFC 7587, 7.1), and browsers have no other way to ask: Chromium 156 refuses it in codec preferences and encoding
 * parameters. A section without Opus, or which says it already as Firefox's does, stays as it is.
 */
export function withStereo(sdp: string, mids: ReadonlySet<string>): string {
  return inSections(sdp, (section) =>
    mids.has(midOf(section) ?? '') ? asking(section, STEREO, 'stereo=1') : section,
  );
}

/** Whether a description of the other side's asks for the microphone in stereo. */
export function asksForMusic(sdp: string, tracksByMid: TracksByMid): boolean {
  return sectionsOf(sdp).some(
    (section) =>
      roleOf(section, tracksByMid) === 'microphone' && STEREO.test(opusParameters(section) ?? ''),
  );
}

/**
 * Takes a description of the other side's as what is sent to it needs. A voice is sent in mono, also to who would take
 * stereo, and nothing while there is nothing to hear, as if that side preferred so (RFC 7587, 7.1, `usedtx`): who is
 * silent costs the others a packet every 400 ms instead of 20, of line and machine. What is music stays as it is: its
 * quiet is not silence.
 */
export function asSent(sdp: string, tracksByMid: TracksByMid, isMusic: boolean): string {
  return inSections(sdp, (section) => {
    const isMicrophone = roleOf(section, tracksByMid) === 'microphone';
    if (isMicrophone && isMusic) return section;
    const sent = isMicrophone ? inMono(section) : section;
    const isStereo = STEREO.test(opusParameters(sent) ?? '');
    return isStereo ? sent : asking(sent, DTX, 'usedtx=1');
  });
}

function sectionsOf(sdp: string): string[] {
  return sdp.split(/^(?=m=)/m).slice(1);
}

function inSections(sdp: string, change: (section: string) => string): string {
  const [session = ''] = sdp.split(/^(?=m=)/m, 1);
  return [session, ...sectionsOf(sdp).map(change)].join('');
}

function midOf(section: string): string | undefined {
  return /^a=mid:(\S+)/m.exec(section)?.[1];
}

function roleOf(section: string, tracksByMid: TracksByMid): TrackRole | undefined {
  return roleAt(tracksByMid, midOf(section));
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

function inMono(section: string): string {
  const line = opusParameters(section);
  return line === null ? section : section.replace(line, line.replace(STEREO, '$1=0'));
}
