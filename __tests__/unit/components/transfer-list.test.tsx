import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TransferList } from '../../../components/transfer/TransferList';
import type { Locale } from '../../../lib/i18n/locale';
import type { TransferState } from '../../../lib/transfer/transfer-snapshot';
import { cleosEnd, endOf, FakeTransfers, transferOf } from './fake-transfers';
import { renderIn } from './render-in';

const revoked = jest.fn();

beforeEach(() => {
  revoked.mockReset();
  let made = 0;
  Object.assign(URL, {
    createObjectURL: () => `blob:${(made += 1)}`,
    revokeObjectURL: revoked,
  });
  Reflect.deleteProperty(window, 'showSaveFilePicker');
});

interface Shown {
  locale?: Locale;
  problem?: string;
}

function show(transfers: FakeTransfers, { locale = 'en', problem }: Shown = {}) {
  const onDismissProblem = jest.fn();
  const view = renderIn(
    locale,
    <TransferList
      transfers={transfers}
      problem={problem ?? null}
      onDismissProblem={onDismissProblem}
    />,
  );
  return { ...view, onDismissProblem };
}

const group = (name: string) => screen.getByRole('group', { name });
const buttons = (name: string) =>
  within(group(name))
    .getAllByRole('button')
    .map((button) => button.textContent);

test('there is nothing where nobody sends anything', () => {
  show(new FakeTransfers());
  expect(screen.queryByRole('region')).toBeNull();
});

test('an offer says what it is and from whom, and is taken or refused', async () => {
  const transfers = new FakeTransfers(transferOf());
  show(transfers);
  const offer = within(screen.getByRole('region', { name: 'Files' })).getByRole('group');
  expect(offer.textContent).toContain('Video · 4 MB · From Ben');
  expect(offer.textContent).toContain('Waiting for your answer');
  expect(buttons('film.mp4')).toEqual(['Accept', 'Refuse']);
  await userEvent.click(screen.getByRole('button', { name: 'Accept' }));
  const [view] = transfers.getSnapshot().transfers;
  expect(transfers.accept).toHaveBeenCalledWith(view?.id, 'inBrowser');
  await userEvent.click(screen.getByRole('button', { name: 'Refuse' }));
  expect(transfers.refuse).toHaveBeenCalledWith(view?.id);
});

test('the focus stays with a file whose button goes, and with the list where the file goes', async () => {
  const transfers = new FakeTransfers(transferOf(), transferOf({ name: 'b.zip' }));
  show(transfers);
  await userEvent.click(within(group('film.mp4')).getByRole('button', { name: 'Accept' }));
  act(() =>
    transfers.show([
      transferOf({ ends: [endOf({ state: 'preparing' })] }),
      transferOf({ name: 'b.zip' }),
    ]),
  );
  await waitFor(() => expect(document.activeElement).toBe(group('film.mp4')));
  act(() => transfers.show([transferOf({ name: 'b.zip' })]));
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Files' })),
  );
});

test('one chooses a place on the disk where the browser can ask for one', async () => {
  Object.assign(window, { showSaveFilePicker: jest.fn() });
  const transfers = new FakeTransfers(transferOf());
  show(transfers);
  await userEvent.click(screen.getByRole('button', { name: 'Save as…' }));
  expect(transfers.accept).toHaveBeenCalledWith(expect.anything(), 'askPlace');
});

test('a file that this browser can not take says so before, and can only be refused', () => {
  const transfers = new FakeTransfers();
  transfers.show([transferOf({ size: 5e9 })], 2e9);
  show(transfers);
  expect(group('film.mp4').textContent).toContain('This browser can take files of up to 2 GB.');
  expect(buttons('film.mp4')).toEqual(['Refuse']);
});

test('a file that is too large to be kept is still written where one chooses', () => {
  Object.assign(window, { showSaveFilePicker: jest.fn() });
  const transfers = new FakeTransfers();
  transfers.show([transferOf({ size: 5e9 })], 2e9);
  show(transfers);
  expect(group('film.mp4').textContent).toContain('This browser can keep 2 GB at most.');
  expect(buttons('film.mp4')).toEqual(['Save as…', 'Refuse']);
});

test.each<[TransferState, 'in' | 'out', string, string[]]>([
  ['offered', 'out', 'Waiting for an answer', ['Cancel']],
  ['preparing', 'in', 'Getting ready…', ['Pause', 'Cancel']],
  ['running', 'in', 'Coming in', ['Pause', 'Cancel']],
  ['running', 'out', 'Going out', ['Pause', 'Cancel']],
  ['paused', 'in', 'Paused', ['Resume', 'Cancel']],
  ['pausedThere', 'out', 'Paused by Ben', ['Cancel']],
  ['waiting', 'out', 'No connection right now. It goes on by itself.', ['Pause', 'Cancel']],
  ['left', 'in', 'Ben has left.', ['Cancel']],
  ['left', 'out', 'Ben has left.', ['Cancel']],
  ['needsFile', 'in', 'Ben has to pick the file again.', ['Cancel']],
  ['needsFile', 'out', 'Pick the same file again to go on.', ['Pick it again', 'Cancel']],
  ['checking', 'in', 'Checking what came…', ['Cancel']],
  ['done', 'out', 'Sent', ['Remove from list']],
  ['done', 'in', 'Received', ['Remove from list']],
  ['refused', 'out', 'Refused', ['Remove from list']],
  ['cancelled', 'in', 'Cancelled', ['Remove from list']],
  ['cancelledThere', 'in', 'Cancelled by Ben', ['Remove from list']],
])('%s, %s: says "%s" and offers %j', (state, direction, words, expected) => {
  show(new FakeTransfers(transferOf({ direction, ends: [endOf({ state })] })));
  within(group('film.mp4')).getByText(words);
  expect(buttons('film.mp4')).toEqual(expected);
});

test('an offer that the list has no place for is named, with what helps', () => {
  const transfers = new FakeTransfers();
  transfers.show([transferOf()], Infinity, { name: 'Cleo', file: 'plan.pdf' });
  show(transfers);
  screen.getByText(
    'plan.pdf: There is no place left in your list of files. Remove some, and Cleo can send it again.',
  );
});

test('a file that found no place on the list of the other says so', () => {
  const ends = [endOf({ state: 'failed', failure: 'listFull' })];
  show(new FakeTransfers(transferOf({ direction: 'out', ends })));
  within(group('film.mp4')).getByText(/^There is no place left in Ben's list of files\./);
});

test.each(['pause', 'resume', 'cancel', 'dismiss'] as const)('%s is one press', async (verb) => {
  const states = {
    pause: 'running',
    resume: 'paused',
    cancel: 'running',
    dismiss: 'done',
  } as const;
  const names = {
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    dismiss: 'Remove from list',
  } as const;
  const view = transferOf({ ends: [endOf({ state: states[verb] })] });
  const transfers = new FakeTransfers(view);
  show(transfers);
  await userEvent.click(screen.getByRole('button', { name: names[verb] }));
  expect(transfers[verb]).toHaveBeenCalledWith(view.id);
});

test('says how far it is, how fast and how long it takes, in the words of the language', async () => {
  const running = transferOf({ ends: [endOf({ state: 'running', bytes: 1e6, speed: 50_000 })] });
  const { unmount } = show(new FakeTransfers(running));
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  within(group('film.mp4')).getByText('1 MB of 4 MB · 50 kB/s · 1 min left');
  unmount();
  show(new FakeTransfers(running), { locale: 'es' });
  within(group('film.mp4')).getByText('1 MB de 4 MB · 50 kB/s · queda 1 min');
});

test('a file for several has one bar, and says how it stands with each', () => {
  const ends = [
    endOf({ state: 'running', bytes: 2e6, speed: 1e6 }),
    cleosEnd({ state: 'done', bytes: 4e6 }),
  ];
  show(new FakeTransfers(transferOf({ direction: 'out', ends })));
  expect(screen.getAllByRole('progressbar')).toHaveLength(1);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('75');
  expect(group('film.mp4').textContent).toContain('To Ben and Cleo');
  const lines = within(group('film.mp4')).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent)).toEqual(['BenGoing out · 50 %', 'CleoSent']);
  expect(buttons('film.mp4')).toEqual(['Pause', 'Cancel']);
});

test('says why something failed', () => {
  const ends = [endOf({ state: 'failed', failure: 'diskFull' })];
  show(
    new FakeTransfers(
      transferOf({ ends }),
      transferOf({ name: 'other.zip', direction: 'out', ends }),
    ),
  );
  within(group('film.mp4')).getByText(
    'There is no space left on this device. Make some, and Ben can send it again.',
  );
  within(group('other.zip')).getByText(
    "There is no space left on Ben's device. Send it again when there is some.",
  );
});

test('a file kept in the browser is saved by a link under its name; its address ends with it', async () => {
  const file = new File(['moving'], 'film.mp4');
  const transfers = new FakeTransfers(transferOf({ ends: [endOf({ state: 'done' })], file }));
  const { unmount } = show(transfers);
  const link = screen.getByRole('link', { name: 'Save' });
  expect(link.getAttribute('download')).toBe('film.mp4');
  expect(screen.queryByRole('img')).toBeNull();
  unmount();
  expect(revoked).toHaveBeenCalledWith(link.getAttribute('href'));
});

test('the file has to be the same when it is picked again', async () => {
  const view = transferOf({ direction: 'out', ends: [endOf({ state: 'needsFile' })] });
  const transfers = new FakeTransfers(view);
  transfers.pickAgain.mockReturnValueOnce(false);
  const { container } = show(transfers);
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no input');
  const file = new File(['moving'], 'film.mp4');
  await userEvent.upload(input, file);
  expect(transfers.pickAgain).toHaveBeenCalledWith(view.id, file);
  screen.getByText('That is another file. Pick film.mp4 as it was.');
  await userEvent.upload(input, file);
  await waitFor(() => expect(screen.queryByText(/That is another file/)).toBeNull());
});

describe('pictures', () => {
  const done = [endOf({ state: 'done' })];

  test('a received one shows at once, by its name alone', () => {
    const file = new File(['dots'], 'cat.png', { type: 'text/html' });
    show(new FakeTransfers(transferOf({ name: 'cat.png', ends: done, file, size: 4 })));
    screen.getByRole('img', { name: 'Picture: cat.png' });
  });

  test('keeps its address while others move', () => {
    const file = new File(['dots'], 'cat.png');
    const cat = () => transferOf({ name: 'cat.png', ends: done, file, size: 4 });
    const view = show(new FakeTransfers(cat()));
    const source = () => screen.getByRole('img', { name: 'Picture: cat.png' }).getAttribute('src');
    const before = source();
    view.show(
      <TransferList
        transfers={new FakeTransfers(cat(), transferOf())}
        problem={null}
        onDismissProblem={jest.fn()}
      />,
    );
    expect(source()).toBe(before);
    expect(revoked).not.toHaveBeenCalled();
  });

  test.each([
    ['a drawing that could hold a script', { name: 'cat.svg', kind: 'image/png' }],
    ['something else that calls itself one', { name: 'cat.exe', kind: 'image/png' }],
    ['one of more than 10 MiB', { name: 'cat.png', size: 10 * 1024 * 1024 + 1 }],
    ['one that goes out', { name: 'cat.png', direction: 'out' as const }],
  ])('%s does not', (_, change) => {
    show(
      new FakeTransfers(transferOf({ size: 4, ends: done, file: new File([''], ''), ...change })),
    );
    expect(screen.queryByRole('img')).toBeNull();
  });

  test('an offer shows what its sender made of it', () => {
    const preview = new Blob(['few dots'], { type: 'image/jpeg' });
    show(new FakeTransfers(transferOf({ name: 'cat.png', preview })));
    screen.getByRole('img', { name: 'Preview of cat.png' });
  });
});

test('what could not be sent is read out, and can be dismissed', async () => {
  const { onDismissProblem } = show(new FakeTransfers(), { problem: 'Nobody is there.' });
  expect(screen.getByRole('alert').textContent).toBe('Nobody is there.');
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onDismissProblem).toHaveBeenCalledTimes(1);
});
