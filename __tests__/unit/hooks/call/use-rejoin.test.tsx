import { renderHook } from '@testing-library/react';
import { useKeepRejoin } from '../../../../hooks/call/use-rejoin';
import type { Call } from '../../../../lib/call/call';
import type { CallStatus } from '../../../../lib/call/call-snapshot';
import { emptyCall } from '../../../../lib/call/call-snapshot';
import type { RejoinState } from '../../../../lib/call/seat/rejoin-memory';
import { RejoinMemory } from '../../../../lib/call/seat/rejoin-memory';
import type { DoorToken, SeatToken } from '../../../../lib/signaling/identifiers';
import { standIn } from '../../../fakes/stand-in';
import { room, snapshotOf } from '../../components/fixtures';

const tokens = { token: 'a.token' as SeatToken, door: 'a.door' as DoorToken };
const inCall = snapshotOf({}).call;
const atDoor: CallStatus = {
  status: 'atDoor',
  reason: 'locked',
  knocked: false,
  hostAway: false,
};

describe('useKeepRejoin', () => {
  afterEach(() => window.sessionStorage.clear());

  function page(drawn: CallStatus, rejoin: Pick<RejoinState, 'waits' | 'knocked'> | null = null) {
    const depart = jest.fn();
    const now = { status: drawn };
    const call = standIn<Call>({
      seatTokens: tokens,
      getSnapshot: () => ({ ...emptyCall, call: now.status }),
      depart,
    });
    const kept = { room, muted: true, cameraWanted: false, passphrase: '', rejoin };
    renderHook(() => useKeepRejoin(call, drawn, kept));
    return {
      depart,
      /** The page goes, when this is so and was not drawn yet. */
      goes: (status: CallStatus) => {
        now.status = status;
        window.dispatchEvent(new Event('pagehide'));
        return new RejoinMemory().take(room);
      },
    };
  }

  it('keeps a seat with its devices for the next page, and departs', async () => {
    const { goes, depart } = page(inCall);
    expect(await goes(inCall)).toMatchObject({ ...tokens, muted: true, knocked: false });
    expect(depart).toHaveBeenCalledTimes(1);
  });

  it('keeps a knock that was not drawn yet', async () => {
    expect(await page(atDoor).goes({ ...atDoor, knocked: true })).toMatchObject({ knocked: true });
  });

  it('keeps nothing of a seat that was left, though that was not drawn yet', async () => {
    const { goes, depart } = page(inCall);
    expect(await goes({ status: 'left' })).toBeNull();
    expect(depart).not.toHaveBeenCalled();
  });

  it('keeps what it came back with while the server has not answered: people press reload twice', async () => {
    const knock = { waits: false, knocked: true };
    expect(await page({ status: 'joining' }, knock).goes({ status: 'joining' })).toMatchObject(
      knock,
    );
  });

  it('keeps nothing of a first way in', async () => {
    expect(await page({ status: 'joining' }).goes({ status: 'joining' })).toBeNull();
  });
});
