import { rememberedPreparing, rememberPreparing } from '../../../../lib/call/seat/preparing-memory';
import { FakeStorage } from '../../../fakes/fake-storage';

it('counts as wanted until it was said otherwise, and again when that is taken back', () => {
  const storage = new FakeStorage();
  expect(rememberedPreparing(storage)).toBe(true);
  rememberPreparing(false, storage);
  expect(rememberedPreparing(storage)).toBe(false);
  rememberPreparing(true, storage);
  expect(rememberedPreparing(storage)).toBe(true);
});
