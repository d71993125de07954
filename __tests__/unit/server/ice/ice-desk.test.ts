import * as v from 'valibot';
import { PeerIdSchema } from '../../../../lib/signaling/identifiers';
import { IceDesk } from '../../../../server/ice/ice-desk';
import type { IceLists } from '../../../../server/ice/ice-lists';
import { IssueNumbers } from '../../../../server/ice/issue-numbers';
import { standIn } from '../../../fakes/stand-in';

const ANA = v.parse(PeerIdSchema, 'ana-ana-ana-ana-');

describe('IceDesk', () => {
  let nowMs = 0;
  const make = jest.fn<ReturnType<IceLists['make']>, Parameters<IceLists['make']>>();
  const desk = (seatSeconds: number | null, confinesTrials = true) =>
    new IceDesk({
      lists: standIn<IceLists>({ make, confinesTrials }),
      issues: new IssueNumbers(() => 1_000),
      seatSeconds,
      endpointOf: (connection) => ({ host: connection, port: 1 }),
      now: () => nowMs,
    });
  beforeEach(() => {
    nowMs = 0;
    make.mockReset().mockReturnValue([]);
  });

  it('binds the credentials of a seat to its peer, and numbers them', () => {
    const seats = desk(3600);
    seats.forSeat('one', ANA);
    seats.forSeat('one', ANA);
    expect(make.mock.calls).toEqual([
      [`${ANA}.1001`, 3600, { host: 'one', port: 1 }],
      [`${ANA}.1002`, 3600, { host: 'one', port: 1 }],
    ]);
  });

  it('gives a connection without a seat two minutes, and always as the same user', () => {
    const trials = desk(3600);
    for (const connection of ['one', 'one', 'two']) trials.forTrial(connection, false);
    const [first, again, other] = make.mock.calls;
    expect(first).toEqual([expect.stringMatching(/^trial-[\w-]{16}$/), 120, expect.anything()]);
    expect(again).toEqual(first);
    expect(other?.[0]).not.toBe(first?.[0]);
  });

  it('keeps a relay that confines nobody from those who could not open a room', () => {
    const stun = { urls: ['stun:h:1'] };
    const turn = { urls: ['turn:h:1'], username: 'u', credential: 'c' };
    make.mockReturnValue([stun, turn]);
    const whole = { iceServers: [stun, turn] };
    expect(desk(3600, false).forTrial('one', false)).toEqual({
      iceServers: [stun],
      relayInRoom: true,
    });
    expect(desk(3600, false).forTrial('one', true)).toEqual(whole);
    expect(desk(3600, true).forTrial('one', false)).toEqual(whole);
    expect(desk(3600, false).forSeat('one', ANA)).toEqual(whole.iceServers);
    make.mockReturnValue([stun]);
    expect(desk(3600, false).forTrial('one', false)).toEqual({ iceServers: [stun] });
  });

  it('renews at half of the life, once, and again after the next half', () => {
    const seats = desk(100);
    seats.forSeat('one', ANA);
    nowMs = 49_999;
    expect(seats.due()).toEqual([]);
    nowMs = 50_000;
    expect(seats.due()).toEqual(['one']);
    expect(seats.due()).toEqual([]);
    seats.forSeat('one', ANA);
    nowMs = 100_000;
    expect(seats.due()).toEqual(['one']);
  });

  it('renews nothing for who is gone, who only tries, and where there is no relay', () => {
    const seats = desk(100);
    seats.forSeat('gone', ANA);
    seats.forget('gone');
    seats.forTrial('trying', true);
    const without = desk(null);
    without.forSeat('one', ANA);
    nowMs = 1e9;
    expect(seats.due()).toEqual([]);
    expect(without.due()).toEqual([]);
  });
});
