import { deviceChoices } from '../../../lib/media/device-choices';
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
