import type { ConnectionId } from '../../../../server/rooms/seat';
import type { Networks } from '../../../../server/shares/networks-of';
import { CommandCheck } from '../../../../server/signaling/command-check';
import type { Command } from '../../../../server/signaling/read-command';
import { standIn } from '../../../fakes/stand-in';

const connection = standIn<ConnectionId>('connection');
const networks = standIn<Networks>([]);
const command = (event: Command['event']) => standIn<Command>({ event, message: {} });

/** Somebody whose address may do nothing more, and has no seat, unless it is said otherwise. */
function world() {
  const acts = { admits: jest.fn(() => false) };
  const access = { checkRoom: jest.fn(() => null) };
  const seats = {
    seatOf: jest.fn(() => null),
    hasSeat: jest.fn(() => false),
    growsBack: jest.fn(() => false),
    opensRoom: jest.fn(() => false),
  };
  const check = new CommandCheck(standIn({ acts, access, seats }));
  const refusal = (event: Command['event']) =>
    check.refusalOf(connection, networks, command(event));
  return { acts, access, seats, check, refusal };
}

it.each([
  ['request_ice_servers', 'trial'],
  ['prepare_call', 'prepare'],
  ['join_room', 'join'],
] as const)('has an address do no more than its share of %s', (event, act) => {
  const { acts, refusal } = world();
  expect(refusal(event)).toBe('rate_limited');
  expect(acts.admits).toHaveBeenCalledWith(act, networks);

  acts.admits.mockReturnValue(true);
  expect(refusal(event)).toBeNull();
});

it('counts nothing for servers that come with a seat, nor for coming back to one', () => {
  const { acts, seats, refusal } = world();
  seats.seatOf.mockReturnValue(standIn('peer'));
  seats.growsBack.mockReturnValue(true);

  expect(refusal('request_ice_servers')).toBeNull();
  expect(refusal('join_room')).toBeNull();
  expect(acts.admits).not.toHaveBeenCalled();
});

it('asks who may open a room, of those alone who open one', () => {
  const { acts, access, seats, refusal } = world();
  acts.admits.mockReturnValue(true);
  access.checkRoom.mockReturnValue(standIn('access_denied'));
  expect(refusal('join_room')).toBeNull();

  seats.opensRoom.mockReturnValue(true);
  expect(refusal('join_room')).toBe('access_denied');
});

it('knows what does no harm where the room may be lost', () => {
  const { seats, check } = world();
  const harmless = ['webrtc_offer', 'knock', 'request_ice_servers'] as const;
  const harmful = ['lock_room', 'remove_peer', 'leave_room', 'prepare_call'] as const;

  for (const event of harmless) expect(check.isHarmless(command(event))).toBe(true);
  for (const event of harmful) expect(check.isHarmless(command(event))).toBe(false);
  expect(check.isHarmless(command('join_room'))).toBe(false);
  seats.hasSeat.mockReturnValue(true);
  expect(check.isHarmless(command('join_room'))).toBe(true);
});
