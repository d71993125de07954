import { whenFree } from '../../../lib/transfer/when-free';

const held = new DOMException('The page before has it.', 'NoModificationAllowedError');

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('opens a file as soon as the page before lets go of it', async () => {
  const open = jest.fn(() => Promise.resolve('the file'));
  open.mockRejectedValueOnce(held).mockRejectedValueOnce(held);
  const opened = whenFree(open);
  await jest.advanceTimersByTimeAsync(400);
  expect(open).toHaveBeenCalledTimes(3);
  await expect(opened).resolves.toBe('the file');
});

it('gives up in the end', async () => {
  const open = jest.fn(() => Promise.reject(held));
  const opened = expect(whenFree(open)).rejects.toBe(held);
  await jest.advanceTimersByTimeAsync(60_000);
  await opened;
});

it('asks once where a browser refuses for another reason', async () => {
  const open = jest.fn(() => Promise.reject(new DOMException('No', 'SecurityError')));
  await expect(whenFree(open)).rejects.toThrow('No');
  expect(open).toHaveBeenCalledTimes(1);
});
