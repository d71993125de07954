import { RevokedSeats } from '../../../../server/relay-front/revoked-seats';

const EPOCH_MS = 1_800_000_000_000;

describe('RevokedSeats', () => {
  it('begin with all that was issued before, tell of each, and stop telling', () => {
    const seats = new RevokedSeats(60, () => EPOCH_MS);
    const heard: unknown[] = [];
    const unsubscribe = seats.subscribe((one) => heard.push(one));
    seats.revoke({ name: 'a', lastIssue: EPOCH_MS + 1 });
    unsubscribe();
    seats.revoke({ name: 'b', lastIssue: EPOCH_MS + 2 });
    expect(heard).toEqual([{ name: 'a', lastIssue: EPOCH_MS + 1 }]);
    expect(seats.list).toEqual({
      floor: EPOCH_MS,
      seats: [
        ['a', EPOCH_MS + 1],
        ['b', EPOCH_MS + 2],
      ],
    });
  });
});
