import { act, createEvent, fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { DropMark } from '../../../components/transfer/DropMark';
import { MAX_GATHERED } from '../../../components/transfer/gathered-files';
import { fileKind } from '../../../components/transfer/file-kind';
import { usePastedPictures } from '../../../hooks/transfer/use-pasted-pictures';
import { peersOf } from './fixtures';
import { renderIn } from './render-in';

const [one] = peersOf(1);
if (!one) throw new Error('nobody there');

const fileItem = (file: File) => ({
  kind: 'file',
  getAsFile: () => file,
  webkitGetAsEntry: () => null,
});

/** A folder as a browser hands it over: in parts, until there is an empty one. */
function folderItem(count: number) {
  let left = count;
  const entry = () => ({
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void) => done(new File([''], 'in-folder.txt')),
  });
  const readEntries = (done: (entries: unknown[]) => void) => {
    const part = Math.min(left, 100);
    left -= part;
    done(Array.from({ length: part }, entry));
  };
  const folder = { isFile: false, isDirectory: true, createReader: () => ({ readEntries }) };
  return { kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => folder };
}

function show() {
  const onFiles = jest.fn<void, [readonly File[], string | null, number?]>();
  renderIn(
    'en',
    <>
      <div data-testid="tile" data-drop-to={one?.id} />
      <div data-testid="gone" data-drop-to="peer000000000009" />
      <DropMark peers={peersOf(1)} onFiles={onFiles} />
    </>,
  );
  return onFiles;
}

const dragged = (items: unknown[], types = ['Files']) => ({ dataTransfer: { types, items } });

test('says whom a file would go to, and sends it there', async () => {
  const onFiles = show();
  const file = new File(['text'], 'notes.txt');
  const tile = screen.getByTestId('tile');
  fireEvent.dragOver(tile, dragged([fileItem(file)]));
  screen.getByText('Drop to send to Person 1');
  fireEvent.dragOver(document.body, dragged([fileItem(file)]));
  screen.getByText('Drop to send to everybody');
  fireEvent.drop(tile, dragged([fileItem(file)]));
  expect(screen.queryByText(/^Drop to send/)).toBeNull();
  await waitFor(() => expect(onFiles).toHaveBeenCalledWith([file], one.id, undefined));
  fireEvent.drop(document.body, dragged([fileItem(file)]));
  await waitFor(() => expect(onFiles).toHaveBeenLastCalledWith([file], null, undefined));
});

test('what is no file is left to the page', () => {
  show();
  const over = createEvent.dragOver(document.body, dragged([], ['text/plain']));
  fireEvent(document.body, over);
  expect(over.defaultPrevented).toBe(false);
  expect(screen.queryByText(/^Drop to send/)).toBeNull();
});

test('the mark goes when the file is taken elsewhere', () => {
  show();
  fireEvent.dragOver(document.body, dragged([]));
  fireEvent(document.body, new MouseEvent('dragleave', { bubbles: true, relatedTarget: null }));
  expect(screen.queryByText(/^Drop to send/)).toBeNull();
});

test('a folder is its files, up to a bound', async () => {
  const onFiles = show();
  const counts = () => onFiles.mock.calls.map(([files, , cutTo]) => [files.length, cutTo]);
  fireEvent.drop(document.body, dragged([folderItem(150)]));
  await waitFor(() => expect(counts()).toEqual([[150, undefined]]));
  fireEvent.drop(document.body, dragged([folderItem(10_000)]));
  await waitFor(() => expect(counts()[1]).toEqual([MAX_GATHERED, MAX_GATHERED]));
});

test('what was meant for somebody who has just gone goes to nobody', async () => {
  const onFiles = show();
  fireEvent.drop(screen.getByTestId('gone'), dragged([fileItem(new File([''], 'a.txt'))]));
  await act(() => Promise.resolve());
  expect(onFiles).not.toHaveBeenCalled();
});

test('a picture that is pasted is taken; words, and pictures of words, are not', () => {
  const onPictures = jest.fn();
  renderHook(() => usePastedPictures(onPictures));
  const picture = new File(['dots'], 'image.png', { type: 'image/png' });
  const paste = (types: string[], files: File[]) =>
    fireEvent.paste(document.body, { clipboardData: { types, files } });
  paste(['text/plain', 'Files'], [picture]);
  paste(['Files'], [new File(['%PDF'], 'a.pdf', { type: 'application/pdf' })]);
  expect(onPictures).not.toHaveBeenCalled();
  paste(['Files'], [picture]);
  expect(onPictures).toHaveBeenCalledWith([picture]);
});

test.each([
  ['holiday.JPG', 'picture'],
  ['invoice.pdf.exe', 'program'],
  ['pdf', 'other'],
  ['.zip', 'archive'],
  ['', 'other'],
])('%s is a %s', (name, kind) => expect(fileKind(name)).toBe(kind));
