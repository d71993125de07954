import { fireEvent, render, screen } from '@testing-library/react';
import type * as React from 'react';
import { ChatLog } from '../../../components/chat/ChatLog';
import { useFileDrop } from '../../../hooks/transfer/use-file-drop';
import { ChatWorld } from '../../fakes/chat-world';
import { stubBrowserMedia } from './browser-stubs';
import { lendNodeCrypto } from './node-crypto';
import { renderIn } from './render-in';

/** Counts what states are set to. React keeps each of them until the component is drawn, which these do not cause. */
const mockSet = jest.fn();
jest.mock('react', () => {
  const react = jest.requireActual<typeof React>('react');
  const useState = (initial: unknown) => {
    const [state, setState] = react.useState(initial);
    const [set] = react.useState(() => (next: unknown) => {
      mockSet();
      setState(next);
    });
    return [state, set];
  };
  return { ...react, useState };
});

beforeAll(() => {
  stubBrowserMedia();
  lendNodeCrypto();
});

/** How often states are set while the same is told again and again. */
function setsOf(tell: () => void): number {
  mockSet.mockClear();
  for (let count = 0; count < 50; count += 1) tell();
  return mockSet.mock.calls.length;
}

test('files that are held still set nothing again', () => {
  function Page() {
    return useFileDrop(jest.fn()) && <p>held</p>;
  }
  render(<Page />);
  const dataTransfer = { types: ['Files'] };
  expect(setsOf(() => fireEvent.dragOver(document.body, { dataTransfer }))).toBe(1);
  expect(screen.getByText('held')).toBeTruthy();
});

test('scrolling at the end of the chat sets nothing again', async () => {
  const world = new ChatWorld('Ana');
  await world.live();
  const verbs = { reply: jest.fn(), edit: jest.fn(), remove: jest.fn() };
  const [ana] = world.people;
  if (!ana) throw new Error();
  renderIn(
    'en',
    <ChatLog snapshot={ana.snapshot} nameOf={String} nameOfReader={String} verbs={verbs} />,
  );
  const log = screen.getByRole('log', { name: 'Messages' });
  expect(setsOf(() => fireEvent.scroll(log))).toBe(0);
});
