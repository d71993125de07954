import { LocalSenders } from '../../../../lib/call/media/local-senders';
import { noTracks } from '../../../../lib/call/media/local-tracks';
import { qualityFor } from '../../../../lib/media/quality-table';
import { FakeMediaStream, fakeTrack } from '../../../fakes/fake-track';
import { FakeTransceiver } from '../../../fakes/fake-transceiver';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

globalThis.MediaStream = standIn<typeof MediaStream>(FakeMediaStream);

/** The sending half of a connection, whose camera refuses so many parameters first. */
function world(
  refusals: number,
  screen: MediaStreamTrack | null = null,
  microphone: MediaStreamTrack | null = null,
) {
  const camera = fakeTrack('video', { width: 1280, height: 720 });
  const transceivers: FakeTransceiver[] = [];
  const connection = {
    addTransceiver: (track: MediaStreamTrack | 'audio', init: { sendEncodings: [] }) => {
      const given = track === 'audio' ? null : track;
      const kind = given?.kind === 'video' ? 'video' : 'audio';
      const made = new FakeTransceiver(
        kind,
        'sendrecv',
        given,
        init.sendEncodings,
        () => undefined,
      );
      transceivers.push(made);
      return made;
    },
  };
  const tracks = { ...noTracks, camera, screen, microphone };
  const senders = new LocalSenders({
    connection: standIn<RTCPeerConnection>(connection),
    tracks,
    quality: qualityFor(2),
    preferCodec: () => undefined,
    screenCodec: () => ({ mimeType: 'video/AV1', clockRate: 90_000 }),
  });
  senders.addSections();
  const sender = transceivers.find(({ kind }) => kind === 'video')?.sender;
  if (!sender) throw new Error('there is no camera');
  let left = refusals;
  const take = sender.setParameters.bind(sender);
  const set = jest.spyOn(sender, 'setParameters').mockImplementation((parameters) => {
    if (left-- > 0) return Promise.reject(new DOMException('busy', 'InvalidStateError'));
    return take(parameters);
  });
  const refuseSecond = () =>
    set.mockImplementationOnce(take).mockRejectedValueOnce(new DOMException('', 'OperationError'));
  const sendsPicture = () => sender.parameters.encodings[0]?.active;
  const frameRate = () => sender.parameters.encodings[0]?.maxFramerate;
  const screenScale = () =>
    transceivers.at(-1)?.sender.parameters.encodings[0]?.scaleResolutionDownBy;
  const sendsSound = () =>
    transceivers.find(({ kind }) => kind === 'audio')?.sender.parameters.encodings[0]?.active;
  const codecsAsked = () =>
    transceivers.map(({ sender: { parameters } }) => 'codec' in (parameters.encodings[0] ?? {}));
  return {
    ...{ senders, sender, set, tracks, refuseSecond },
    ...{ sendsPicture, frameRate, screenScale, sendsSound, codecsAsked },
  };
}

it('asks again for what was refused, with the next look', async () => {
  const { senders, frameRate } = world(2);
  senders.setQuality(qualityFor(5));
  await settled();
  expect(frameRate()).not.toBe(20);
  for (let look = 0; look < 3; look++) {
    senders.refresh();
    await settled();
  }
  expect(frameRate()).toBe(20);
});

it('asks no more for what is always refused, until there was a negotiation', async () => {
  const { senders, set, frameRate } = world(8);
  senders.setQuality(qualityFor(5));
  for (let look = 0; look < 20; look++) {
    await settled();
    senders.refresh();
  }
  const asked = set.mock.calls.length;
  expect(asked).toBeLessThan(8);
  senders.renegotiated();
  for (let look = 0; look < 5; look++) {
    await settled();
    senders.refresh();
  }
  expect(frameRate()).toBe(20);
});

it('goes back to a device while the browser still goes over to another one', async () => {
  const { senders, sender, tracks } = world(0);
  const later: (() => void)[] = [];
  jest.spyOn(sender, 'replaceTrack').mockImplementation((track) => {
    later.push(() => (sender.track = track));
    return Promise.resolve();
  });
  senders.setTracks({ ...tracks, camera: fakeTrack('video') });
  senders.setTracks(tracks);
  await settled();
  for (const done of later) done();
  expect(sender.track).toBe(tracks.camera);
});

it('asks once for what is taken', async () => {
  const { senders, set } = world(0);
  senders.setQuality(qualityFor(5));
  await settled();
  const asked = set.mock.calls.length;
  for (let look = 0; look < 5; look++) senders.refresh();
  await settled();
  expect(set).toHaveBeenCalledTimes(asked);
});

it('has a picture go on that was to begin anew, though that was refused at first', async () => {
  const { senders, refuseSecond, sendsPicture } = world(0);
  senders.refresh();
  await settled();
  refuseSecond();
  senders.renewPictures();
  await settled();
  expect(sendsPicture()).toBe(false);
  senders.refresh();
  await settled();
  expect(sendsPicture()).toBe(true);
});

it('scales a large screen down from the first picture on, and as the people come and go', async () => {
  const { senders, screenScale } = world(0, fakeTrack('video', { width: 3840, height: 2160 }));
  expect(screenScale()).toBe(1.5);
  senders.setQuality(qualityFor(5));
  await settled();
  expect(screenScale()).toBe(2);
  senders.setQuality(qualityFor(2));
  await settled();
  expect(screenScale()).toBe(1.5);
});

it('asks for a codec of its own for a screen alone', () => {
  const { codecsAsked } = world(0, fakeTrack('video', { width: 1920, height: 1080 }));
  // Microphone, camera, screen.
  expect(codecsAsked()).toEqual([false, false, true]);
});

it.each([
  { what: 'music', contentHint: 'music', whileMuted: false },
  { what: 'a voice, which sends next to nothing by itself', contentHint: '', whileMuted: true },
])('while muted, of $what: sends $whileMuted', async ({ contentHint, whileMuted }) => {
  const microphone = Object.assign(fakeTrack('audio'), { contentHint });
  const { senders, tracks, sendsSound } = world(0, null, microphone);
  expect(sendsSound()).toBe(true);
  microphone.enabled = false;
  senders.setTracks(tracks);
  await settled();
  expect(sendsSound()).toBe(whileMuted);
  microphone.enabled = true;
  senders.setTracks(tracks);
  await settled();
  expect(sendsSound()).toBe(true);
});
