import { isNoticed, rememberNoticed } from '../../../lib/door/knock-notices';
import { FakeStorage } from '../../fakes/fake-storage';

it('has knocks heard at first, and shown by the system only when asked to', () => {
  const storage = new FakeStorage();
  expect(isNoticed('sound', storage)).toBe(true);
  expect(isNoticed('notification', storage)).toBe(false);
  rememberNoticed('sound', false, storage);
  rememberNoticed('notification', true, storage);
  expect(isNoticed('sound', storage)).toBe(false);
  expect(isNoticed('notification', storage)).toBe(true);
});
