import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Announcer } from '../../../components/app/Announcer';
import { useAnnounce } from '../../../hooks/use-announce';

function Speaker({ words }: { words: readonly string[] }) {
  const announce = useAnnounce();
  return <button onClick={() => words.forEach((one) => announce(one))}>Say</button>;
}

const said = () => [...screen.getByRole('log').children].map(({ textContent }) => textContent);
const show = (...words: string[]) =>
  render(
    <Announcer>
      <Speaker words={words} />
    </Announcer>,
  );

it('is there before anything is said', () => {
  show();
  expect(screen.getByRole('log').getAttribute('aria-live')).toBe('polite');
  expect(said()).toEqual([]);
});

it('keeps what is said at once apart and in order, and says the same again', async () => {
  show('Ana is here', 'Ben is here');
  const region = screen.getByRole('log');
  const press = () => userEvent.click(screen.getByRole('button'));
  await press();
  const [first] = region.children;
  await press();
  expect(said()).toEqual(['Ana is here', 'Ben is here', 'Ana is here', 'Ben is here']);
  expect(screen.getByRole('log')).toBe(region);
  expect(region.children[0]).toBe(first);
});

it('forgets it after a while', () => {
  jest.useFakeTimers();
  try {
    show('Ana is here');
    act(() => screen.getByRole('button').click());
    act(() => jest.advanceTimersByTime(9_000));
    expect(said()).toEqual(['Ana is here']);
    act(() => jest.advanceTimersByTime(1_000));
    expect(said()).toEqual([]);
  } finally {
    jest.useRealTimers();
  }
});

it('keeps no more than can be read, the last of it, each where it was', async () => {
  show(...Array.from({ length: 30 }, (_, index) => `Word ${index}`));
  const press = () => userEvent.click(screen.getByRole('button'));
  await press();
  const last = screen.getByRole('log').lastElementChild;
  await press();
  expect(said()).toHaveLength(50);
  expect(said().at(-1)).toBe('Word 29');
  expect(last?.isConnected).toBe(true);
});
