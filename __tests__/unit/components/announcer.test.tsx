import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Announcer } from '../../../components/app/Announcer';
import { ReadOutSettings } from '../../../components/sounds/ReadOutSettings';
import { useAnnounce } from '../../../hooks/base/use-announce';
import { useLive } from '../../../hooks/base/use-live';
import type { NewsKind } from '../../../lib/sounds/read-out';
import { newsKinds } from '../../../lib/sounds/read-out';
import { renderIn } from './render-in';

function Speaker({ words, kind }: { words: readonly string[]; kind?: NewsKind }) {
  const announce = useAnnounce(kind);
  return <button onClick={() => words.forEach((one) => announce(one))}>Say</button>;
}

const textsIn = (region: Element | null) =>
  [...(region?.children ?? [])].map(({ textContent }) => textContent);
const said = () => textsIn(screen.getByRole('log'));
const saidFirst = () => textsIn(document.querySelector('[aria-live="assertive"]'));
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

it('says of each kind what was not turned off, and answers to presses in any case', async () => {
  function Place({ kind }: { kind: NewsKind }) {
    return (
      <div data-testid={kind} aria-live={useLive(kind)}>
        <Speaker words={[kind]} kind={kind} />
      </div>
    );
  }
  renderIn(
    'en',
    <>
      <ReadOutSettings />
      <Speaker words={['copied']} />
      {newsKinds.map((kind) => (
        <Place key={kind} kind={kind} />
      ))}
    </>,
  );
  const sayAll = async () => {
    for (const button of screen.getAllByRole('button')) await userEvent.click(button);
  };
  const live = () =>
    newsKinds.map((kind) => screen.getByTestId(kind).getAttribute('aria-live') ?? '');
  await userEvent.click(screen.getByText('Read out by a screen reader'));
  const switches = screen.getAllByRole<HTMLInputElement>('switch');
  expect(switches.map(({ checked }) => checked)).toEqual(newsKinds.map(() => true));
  await sayAll();
  const others = newsKinds.filter((kind) => kind !== 'knocks');
  expect(said()).toEqual(['copied', ...others]);
  // Somebody waits for an answer.
  expect(saidFirst()).toEqual(['knocks']);
  expect(live()).toEqual(newsKinds.map(() => 'polite'));
  for (const one of switches) await userEvent.click(one);
  await sayAll();
  expect(said()).toEqual(['copied', ...others, 'copied']);
  expect(saidFirst()).toEqual(['knocks']);
  expect(live()).toEqual(newsKinds.map(() => 'off'));
});
