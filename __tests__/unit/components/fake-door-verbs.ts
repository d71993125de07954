import type { DoorVerbs } from '../../../lib/door/door';

/** Does nothing, and remembers what was asked for. */
export function fakeDoorVerbs(): jest.Mocked<DoorVerbs> {
  return {
    lock: jest.fn(),
    unlock: jest.fn(),
    letNewcomersRead: jest.fn(),
    remove: jest.fn(),
    transferHost: jest.fn(),
    admit: jest.fn(),
    refuse: jest.fn(),
  };
}
