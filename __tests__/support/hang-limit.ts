/** A test that takes longer hangs. How fast it is on a machine that others use as well is no matter of a test. */
const HANG_MS = 60_000;

jest.setTimeout(HANG_MS);
