import { withSilenceLeftOut, withStereo } from '../../../../lib/call/media/opus-wishes';

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

it("asks for stereo in the section of a screen's sound, and nowhere else", () => {
  const usual = 'minptime=10;useinbandfec=1';
  const sdp = session + opus('0', usual) + opus('3', usual);
  expect(withStereo(sdp, tracks)).toBe(session + opus('0', usual) + opus('3', `${usual};stereo=1`));
});

it('takes what is sent in stereo for no wish to receive it so', () => {
  const sdp = session + opus('3', 'sprop-stereo=1');
  expect(withStereo(sdp, tracks)).toBe(session + opus('3', 'sprop-stereo=1;stereo=1'));
});

it.each([
  ['says it already', session + opus('3', 'maxplaybackrate=48000;stereo=1;useinbandfec=1')],
  ['has no parameters', session + opus('3', '').replace(/a=fmtp:111 \r\n/, '')],
  ['has no Opus', session + opus('3', 'x').replace('opus', 'other')],
  ['is another one', session + opus('0', 'x') + opus('__proto__', 'x')],
  ['is none', ''],
])('leaves a section alone that %s', (_, sdp) => {
  expect(withStereo(sdp, tracks)).toBe(sdp);
});

it('has silence left out of every section with Opus but those in stereo', () => {
  const usual = 'minptime=10;useinbandfec=1';
  const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=fmtp:111 x\r\n';
  const stereo = opus('3', `${usual};stereo=1`);
  expect(withSilenceLeftOut(session + opus('0', usual) + video + stereo)).toBe(
    session + opus('0', `${usual};usedtx=1`) + video + stereo,
  );
});

it.each(['usedtx=1', 'minptime=10;usedtx=0'])('leaves alone who says %s', (parameters) => {
  const sdp = session + opus('0', parameters);
  expect(withSilenceLeftOut(sdp)).toBe(sdp);
});
