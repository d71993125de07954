import type { GestureVerbs } from '../../../lib/call/people/gestures';

/** Does nothing, and remembers what was asked for. */
export function fakeGestures(): jest.Mocked<GestureVerbs> {
  return { spotlight: jest.fn(), raiseHand: jest.fn(), lowerHand: jest.fn(), react: jest.fn() };
}
