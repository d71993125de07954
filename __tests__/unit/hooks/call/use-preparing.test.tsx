import { act, renderHook } from '@testing-library/react';
import { usePreparing } from '../../../../hooks/call/use-preparing';
import type { Call } from '../../../../lib/call/call';
import type { RoomAccess } from '../../../../lib/rooms/room-access';
import { standIn } from '../../../fakes/stand-in';
import { accesses } from '../../components/fixtures';

const makeKey = () => new Promise<never>(() => undefined);

function look(visibilityState: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: visibilityState,
  });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

describe('usePreparing', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    look('visible');
    jest.useRealTimers();
  });

  function lobby(access: RoomAccess = accesses.link, wanted = true) {
    const prepare = jest.fn();
    const stopPreparing = jest.fn();
    const call = standIn<Call>({ prepare, stopPreparing });
    const options = { wanted, access, hideAddress: false, makeKey };
    const view = renderHook((props: typeof options) => usePreparing(call, props), {
      initialProps: options,
    });
    const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));
    pass(0);
    return { ...view, options, prepare, stopPreparing, pass };
  }

  it('begins at once with the key of a link, and ends with the lobby', () => {
    const { prepare, stopPreparing, unmount } = lobby();
    expect(prepare).toHaveBeenCalledTimes(1);
    unmount();
    expect(stopPreparing).toHaveBeenCalledTimes(1);
  });

  it('does nothing unless it is wanted', () => {
    const { prepare, stopPreparing, rerender, options } = lobby(accesses.link, false);
    expect(prepare).not.toHaveBeenCalled();
    rerender({ ...options, wanted: true });
    act(() => jest.advanceTimersByTime(0));
    expect(prepare).toHaveBeenCalledTimes(1);
    rerender({ ...options, wanted: false });
    expect(stopPreparing).toHaveBeenCalledTimes(1);
  });

  it('begins anew when the address is to be hidden', () => {
    const { prepare, stopPreparing, rerender, options, pass } = lobby();
    rerender({ ...options, hideAddress: true });
    pass(0);
    expect([stopPreparing.mock.calls.length, prepare.mock.calls.length]).toEqual([1, 2]);
  });

  it('waits until nobody types a passphrase any more', () => {
    const { prepare, rerender, options, pass } = lobby({ kind: 'name', passphrase: '' });
    pass(900);
    rerender({ ...options, access: { kind: 'name', passphrase: 'h' } });
    pass(900);
    rerender({ ...options, access: { kind: 'name', passphrase: 'ho' } });
    pass(900);
    expect(prepare).not.toHaveBeenCalled();
    pass(100);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it('ends when the page was not looked at for a minute, and begins anew when it is', () => {
    const { prepare, stopPreparing, pass } = lobby();
    look('hidden');
    pass(30_000);
    look('visible');
    pass(60_000);
    look('hidden');
    pass(59_000);
    expect(stopPreparing).not.toHaveBeenCalled();
    pass(1_000);
    expect(stopPreparing).toHaveBeenCalledTimes(1);
    look('visible');
    pass(0);
    expect(prepare).toHaveBeenCalledTimes(2);
  });
});
