import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Room } from '../../../components/room/Room';
import { stubBrowserMedia } from './browser-stubs';
import { fakeVerbs } from './fake-verbs';
import { mediaOf, noChannels, room, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

const useCall = jest.fn();

jest.mock('../../../hooks/media/use-level', () => ({ useLevel: () => 0 }));
jest.mock('../../../hooks/call/use-early-line', () => ({ useEarlyLine: () => null }));
jest.mock('../../../hooks/call/use-call', () => ({ useCall: (): unknown => useCall() }));
jest.mock('../../../hooks/media/use-local-media', () => ({
  useLocalMedia: () => ({ media: mediaOf(), local: fakeVerbs() }),
}));
jest.mock('../../../lib/base/insist', () => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  return { insist: (load: () => Promise<unknown>) => arrived.then(load), arrive };
});

const { arrive } = jest.requireMock<{ arrive: () => void }>('../../../lib/base/insist');

it('keeps a press of Join until the call is there', async () => {
  const join = jest.fn();
  useCall.mockReturnValue({
    snapshot: snapshotOf({ call: { status: 'joining' } }),
    call: { join },
    chatChannels: noChannels,
    fileChannels: noChannels,
  });
  stubBrowserMedia();
  window.history.replaceState(null, '', `/room/${room}`);
  renderIn('en', <Room room={room} nameFromLink="Ana" />);
  const name = screen.getByRole('textbox', { name: 'Your name' });
  await userEvent.click(screen.getByRole('button', { name: 'Join' }));
  expect(screen.getByRole('button', { name: 'Joining…' })).toHaveProperty('disabled', true);
  expect(useCall).not.toHaveBeenCalled();

  await act(async () => arrive());
  await screen.findByRole('button', { name: 'Joining…' });
  expect(join).toHaveBeenCalledTimes(1);
  // What somebody typed into is still the same field.
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBe(name);
});
