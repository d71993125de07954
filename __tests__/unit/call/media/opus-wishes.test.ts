import {
  asSent,
  asksForMusic,
  stereoMids,
  withMusicTold,
  withStereo,
} from '../../../../lib/call/media/opus-wishes';

const opus = (mid: string, parameters: string) =>
  [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9',
    'a=rtpmap:111 opus/48000/2',
    `a=fmtp:111 ${parameters}`,
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    `a=mid:${mid}`,
    '',
  ].join('\r\n');

const session = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\n';
const tracks = { 0: 'microphone', 3: 'screenAudio' } as const;

const usual = 'minptime=10;useinbandfec=1';
const third = new Set(['3']);

it('asks for stereo where it is sent, and nowhere else', () => {
  const sdp = session + opus('0', usual) + opus('3', usual);
  expect(withStereo(sdp, third)).toBe(session + opus('0', usual) + opus('3', `${usual};stereo=1`));
});

it("knows by an offer what comes in stereo: a screen's sound, and music that it tells of", () => {
  const voice = session + opus('0', usual);
  expect(stereoMids(voice, tracks)).toEqual(new Set());
  expect(stereoMids(voice + opus('3', usual), tracks)).toEqual(third);
  const told = withMusicTold(voice + opus('3', usual), tracks);
  expect(told).toBe(session + opus('0', `${usual};sprop-stereo=1`) + opus('3', usual));
  expect(withMusicTold(told, tracks)).toBe(told);
  expect(stereoMids(told, tracks)).toEqual(new Set(['0', '3']));
});

it.each([
  ['the microphone', '0', true],
  ['a screen', '3', false],
])('knows whether music is asked for, by what is said of %s', (_, mid, asked) => {
  expect(asksForMusic(session + opus(mid, `${usual};stereo=1`), tracks)).toBe(asked);
  expect(asksForMusic(session + opus(mid, `${usual};sprop-stereo=1`), tracks)).toBe(false);
});

it('takes what is sent in stereo for no wish to receive it so', () => {
  const sdp = session + opus('3', 'sprop-stereo=1');
  expect(withStereo(sdp, third)).toBe(session + opus('3', 'sprop-stereo=1;stereo=1'));
});

it.each([
  ['says it already', session + opus('3', 'maxplaybackrate=48000;stereo=1;useinbandfec=1')],
  ['has no parameters', session + opus('3', '').replace(/a=fmtp:111 \r\n/, '')],
  ['has no Opus', session + opus('3', 'x').replace('opus', 'other')],
  ['is another one', session + opus('0', 'x') + opus('__proto__', 'x')],
  ['is none', ''],
])('leaves a section alone that %s', (_, sdp) => {
  expect(withStereo(sdp, third)).toBe(sdp);
});

it('has silence left out of every section with Opus but those in stereo', () => {
  const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=fmtp:111 x\r\n';
  const stereo = opus('3', `${usual};stereo=1`);
  expect(asSent(session + opus('0', usual) + video + stereo, tracks, false)).toBe(
    session + opus('0', `${usual};usedtx=1`) + video + stereo,
  );
});

it('sends a voice in mono also to who would take stereo, and music as that one says', () => {
  const sdp = session + opus('0', `maxplaybackrate=48000;stereo=1;useinbandfec=1`);
  expect(asSent(sdp, tracks, false)).toBe(
    session + opus('0', `maxplaybackrate=48000;stereo=0;useinbandfec=1;usedtx=1`),
  );
  expect(asSent(sdp, tracks, true)).toBe(sdp);
  expect(asSent(session + opus('0', usual), tracks, true)).toBe(session + opus('0', usual));
});

it.each(['usedtx=1', 'minptime=10;usedtx=0'])('leaves alone who says %s', (parameters) => {
  const sdp = session + opus('0', parameters);
  expect(asSent(sdp, tracks, false)).toBe(sdp);
});
