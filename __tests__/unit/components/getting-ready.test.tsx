import { screen } from '@testing-library/react';
import { GettingReady } from '../../../components/stage/GettingReady';
import { renderIn } from './render-in';

it.each([
  ['en', 1, 'Somebody is getting ready to join'],
  ['en', 2, '2 people are getting ready to join'],
  ['es', 1, 'Alguien se está preparando para entrar'],
  ['es', 3, '3 personas se están preparando para entrar'],
] as const)('says in %s that %d are getting ready', (locale, count, words) => {
  renderIn(locale, <GettingReady count={count} />);
  expect(screen.getByText(words)).toBeTruthy();
});

it('says nothing while nobody is', () => {
  const { container } = renderIn('en', <GettingReady count={0} />);
  expect(container.textContent).toBe('');
});
