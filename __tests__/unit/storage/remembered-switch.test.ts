import { RememberedSwitch } from '../../../lib/storage/remembered-switch';
import { guardedStorage } from '../../../lib/storage/text-storage';
import { FakeStorage } from '../../fakes/fake-storage';

const without = guardedStorage(() => {
  throw new DOMException('', 'SecurityError');
});

describe('RememberedSwitch', () => {
  it.each([true, false])('stands at first as it should: %s', (atFirst) => {
    expect(new RememberedSwitch('k', atFirst, new FakeStorage()).getSnapshot()).toBe(atFirst);
    const storage = new FakeStorage();
    storage.setItem('k', 'something else');
    expect(new RememberedSwitch('k', atFirst, storage).getSnapshot()).toBe(atFirst);
  });

  it.each([true, false])('is remembered on the device: %s', (on) => {
    const storage = new FakeStorage();
    new RememberedSwitch('k', !on, storage).choose(on);
    expect(new RememberedSwitch('k', !on, storage).getSnapshot()).toBe(on);
  });

  it('holds as long as the page where nothing can be kept', () => {
    const choice = new RememberedSwitch('k', false, without);
    choice.choose(true);
    expect(choice.getSnapshot()).toBe(true);
  });

  it('follows what another tab chose since', () => {
    const storage = new FakeStorage();
    const here = new RememberedSwitch('k', false, storage);
    here.choose(true);
    new RememberedSwitch('k', false, storage).choose(false);
    expect(here.getSnapshot()).toBe(false);
  });

  it('tells whoever follows it', () => {
    const choice = new RememberedSwitch('k', false, new FakeStorage());
    const told = jest.fn();
    const end = choice.subscribe(told);
    choice.choose(true);
    expect(told).toHaveBeenCalledTimes(1);
    end();
    choice.choose(false);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
