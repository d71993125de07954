import { renderHook } from '@testing-library/react';
import { getNonce } from 'get-nonce';
import { useStyleNonce } from '../../../../hooks/room/use-style-nonce';

afterEach(() => document.head.replaceChildren());

it('hands on the nonce that the page was sent with, and none in development', () => {
  const mark = document.createElement('noscript');
  document.head.append(mark);
  mark.setAttribute('data-n-css', '');
  renderHook(useStyleNonce);
  expect(getNonce()).toBeUndefined();
  mark.setAttribute('data-n-css', 'Ab_-9');
  renderHook(useStyleNonce);
  expect(getNonce()).toBe('Ab_-9');
});
