import { render } from '@testing-library/react';
import { useEmbedding } from '../../../../hooks/room/use-embedding';
import type { EmbedState } from '../../../../lib/embed/embed-state';
import { emptyEmbedState } from '../../../../lib/embed/embed-state';

const HOST = 'https://www.example.org';
const onCommand = jest.fn();

function Page({ state }: { state: EmbedState }) {
  useEmbedding(state, onCommand);
  return null;
}

it('talks to the page around the frame alone, and only while it is shown', () => {
  const ancestors = document.createElement('meta');
  Object.assign(ancestors, { name: 'frame-ancestors', content: `'self' ${HOST}` });
  document.head.append(ancestors);
  // In jsdom a page is its own parent.
  const answer = jest.spyOn(window.parent, 'postMessage').mockImplementation();
  const say = (command: string, origin = HOST) => {
    const data = { tertulia: 1, command };
    window.dispatchEvent(new MessageEvent('message', { data, origin, source: window.parent }));
  };

  const { rerender, unmount } = render(<Page state={{ ...emptyEmbedState, place: 'call' }} />);
  say('hello', 'https://evil.example');
  expect(answer).not.toHaveBeenCalled();
  say('hello');
  expect(answer.mock.calls).toEqual([
    [{ tertulia: 1, event: 'ready' }, HOST],
    [{ tertulia: 1, event: 'joined' }, HOST],
  ]);
  say('leave');
  expect(onCommand.mock.calls).toEqual([[{ tertulia: 1, command: 'leave' }]]);
  rerender(<Page state={{ ...emptyEmbedState, place: 'left' }} />);
  expect(answer).toHaveBeenLastCalledWith({ tertulia: 1, event: 'left', reason: 'left' }, HOST);
  unmount();
  say('leave');
  expect(onCommand).toHaveBeenCalledTimes(1);
});
