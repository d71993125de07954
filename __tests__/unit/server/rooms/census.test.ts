import { claim, room, roomWorld, SALA, SIT, WAIT } from './room-world';

it('counts rooms by their seats, and people by where they are', () => {
  const { registry } = roomWorld({ capacity: 2 });
  registry.take(SALA, claim('a'), SIT);
  registry.take(SALA, claim('b'), SIT);
  registry.take(SALA, claim('c'), WAIT);
  registry.lose('b');
  registry.take(room('locked'), claim('d'), SIT);
  registry.obey('d', { type: 'lock', locked: true });
  registry.take(room('locked'), claim('e'), SIT);
  registry.take(room('left'), claim('f'), SIT);
  registry.obey('f', { type: 'lock', locked: true });
  registry.leave('f');
  expect(registry.census()).toEqual({
    roomsBySeats: [1, 1, 1, 0, 0, 0],
    seatsTaken: 2,
    seatsHeld: 1,
    queued: 1,
    atDoors: 1,
  });
});
