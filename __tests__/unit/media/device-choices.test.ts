import { deviceChoices, otherChoice } from '../../../lib/media/device-choices';
import { fakeDevice } from '../../fakes/fake-media-devices';

const devices = [
  fakeDevice('audioinput', 'default', 'a'),
  fakeDevice('audioinput', 'communications', 'a'),
  fakeDevice('audioinput', 'mic', 'a'),
  fakeDevice('audioinput', 'mic', 'a'),
  fakeDevice('videoinput', 'cam'),
  fakeDevice('audiooutput', 'default', 'b'),
  fakeDevice('audiooutput', 'communications', 'b'),
  fakeDevice('audiooutput', 'loud', 'b'),
];

describe('deviceChoices', () => {
  it('names each device once, by kind', () => {
    expect(deviceChoices(devices, true)).toEqual({
      microphones: [
        { deviceId: 'default', label: 'label of default' },
        { deviceId: 'mic', label: 'label of mic' },
      ],
      cameras: [{ deviceId: 'cam', label: 'label of cam' }],
      speakers: [
        { deviceId: '', label: 'label of default' },
        { deviceId: 'loud', label: 'label of loud' },
      ],
    });
  });

  it('offers no speakers where none can be chosen', () => {
    expect(deviceChoices(devices, false).speakers).toEqual([]);
  });

  it('leaves out what the browser does not tell yet', () => {
    const withheld = [fakeDevice('audioinput', ''), fakeDevice('videoinput', '')];
    expect(deviceChoices(withheld, true)).toEqual({ microphones: [], cameras: [], speakers: [] });
  });
});

describe('otherChoice', () => {
  const cameras = ['one', 'two', 'three'].map((id) => fakeDevice('videoinput', id));
  const microphones = [
    fakeDevice('audioinput', 'default', 'group of a'),
    fakeDevice('audioinput', 'communications', 'group of a'),
    fakeDevice('audioinput', 'a', 'group of a'),
    fakeDevice('audioinput', 'b', 'group of b'),
  ];

  it.each([
    ['', 'two'],
    ['one', 'two'],
    ['two', 'three'],
    ['three', 'one'],
    ['not there', 'two'],
  ])('goes through the cameras in turn: instead of "%s", %s', (busy, other) => {
    expect(otherChoice(cameras, 'video', busy)).toEqual({
      deviceId: other,
      label: `label of ${other}`,
    });
  });

  it.each([
    ['', 'b'],
    ['default', 'b'],
    ['a', 'b'],
    ['b', 'a'],
  ])('does not take the default for another microphone: instead of "%s", %s', (busy, other) => {
    expect(otherChoice(microphones, 'audio', busy)?.deviceId).toBe(other);
  });

  it('is none where one is listed twice, there is but one, or nothing is known yet', () => {
    expect(otherChoice([...cameras.slice(0, 1), ...cameras.slice(0, 1)], 'video', '')).toBeNull();
    expect(otherChoice(cameras.slice(0, 1), 'video', '')).toBeNull();
    expect(otherChoice([fakeDevice('videoinput', '')], 'video', '')).toBeNull();
    expect(otherChoice([], 'video', 'one')).toBeNull();
  });
});
