import { sharedMeter } from '../../../lib/media/shared-meter';
import { standIn } from '../../fakes/stand-in';

it('makes one meter for each track', () => {
  const [one, other] = [standIn<MediaStreamTrack>({}), standIn<MediaStreamTrack>({})];
  expect(sharedMeter(one)).toBe(sharedMeter(one));
  expect(sharedMeter(one)).not.toBe(sharedMeter(other));
});
