import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HistoryDialog } from '../../../components/history/HistoryDialog';
import { History } from '../../../lib/history/history';
import { factsOf } from '../../fakes/facts';
import { mediaOf, peerOf, snapshotOf } from './fixtures';
import { renderIn } from './render-in';

/** A call in which a bit of everything happened. */
function eventful(): History {
  let nowMs = Date.UTC(2026, 0, 1, 12, 0);
  const history = new History(() => nowMs);
  const ana = (networkChanges: number) =>
    peerOf(1, { facts: factsOf('Ana', { networkChanges, interrupted: ['microphone'] }) });
  history.followMedia(mediaOf({ interrupted: ['camera'] }));
  history.followCall(snapshotOf({ peers: [ana(0), peerOf(2)] }));
  nowMs += 60_000;
  const away = { ...ana(1), link: { status: 'reconnecting' } } as const;
  history.followCall(snapshotOf({ peers: [away, peerOf(2)], serverConnected: false }));
  nowMs += 4_000;
  history.followCall(snapshotOf({ peers: [ana(1)] }));
  nowMs += 65_000;
  history.followMedia(mediaOf());
  return history;
}

const lines = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent?.slice(5));

it('tells in words what happened', () => {
  renderIn('en', <HistoryDialog history={eventful()} onClose={jest.fn()} />);
  expect(lines()).toEqual([
    'You went in',
    'Your camera was interrupted, 2 min 9 s',
    'Ana is here',
    "Ana's microphone was interrupted, until now",
    'Person 2 is here',
    'The server could not be reached; the call went on, 4 s',
    'Ana changed network, 4 s gap',
    'Person 2 left',
  ]);
});

it('tells it in Spanish, too', () => {
  renderIn('es', <HistoryDialog history={eventful()} onClose={jest.fn()} />);
  expect(lines()).toContain('Ana cambió de red, corte de 4 s');
});

it('gives it in a file, with a log that names nobody', async () => {
  const kept: Blob[] = [];
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) kept.push(blob);
    return 'blob:kept';
  };
  URL.revokeObjectURL = jest.fn();
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
  renderIn('en', <HistoryDialog history={eventful()} onClose={jest.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Download' }));
  expect(click).toHaveBeenCalledTimes(1);
  const text = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.readAsText(kept[0] ?? new Blob());
  });
  const [told, log] = text.split('Technical log');
  expect(told).toContain('Ana changed network, 4 s gap');
  expect(log).toContain('person 1  link  reconnecting');
  expect(log).not.toContain('Ana');
  click.mockRestore();
});
