import { keepOfflinePage } from '../../../lib/offline/keep-offline-page';
import { standIn } from '../../fakes/stand-in';

const put = jest.fn(() => Promise.resolve());
const register = jest.fn(() => Promise.resolve(standIn<ServiceWorkerRegistration>({})));
const caches = { open: () => Promise.resolve(standIn<Cache>({ put })) };
const page = new Response('a page');

beforeEach(() => jest.clearAllMocks());

it('has the page there before there is somebody to show it', async () => {
  register.mockImplementationOnce(() => {
    expect(put).toHaveBeenCalledWith('/offline', page);
    return Promise.resolve(standIn<ServiceWorkerRegistration>({}));
  });
  expect(await keepOfflinePage(page, () => ({ caches, workers: { register } }))).toBe(true);
  expect(register).toHaveBeenCalledWith('/sw.js');
});

it.each([
  ['no storage', () => ({ caches: undefined, workers: { register } })],
  ['no workers', () => ({ caches, workers: undefined })],
  [
    'storage that is blocked',
    () => ({ caches: { open: () => Promise.reject(new Error('no')) }, workers: { register } }),
  ],
  [
    'a browser that denies the very look at it',
    () => {
      throw new Error('SecurityError');
    },
  ],
])('does without where there is %s', async (_, edges) => {
  expect(await keepOfflinePage(page, edges)).toBe(false);
  expect(register).not.toHaveBeenCalled();
});
