const MOVING = ['shift', 'reverse', 'splice'] as const;

/** Counts how many elements arrays are asked to move, until `jest.restoreAllMocks`. @returns how many so far */
export function countMoves(): () => number {
  let moved = 0;
  for (const method of MOVING) {
    const original = Reflect.get(Array.prototype, method) as (...args: unknown[]) => unknown;
    jest.spyOn(Array.prototype, method).mockImplementation(function (
      this: unknown[],
      ...args: unknown[]
    ) {
      moved += this.length;
      return original.apply(this, args) as never;
    });
  }
  return () => moved;
}
