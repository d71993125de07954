import { Statement } from '../../../../lib/call/people/statement';

it('is said when it changes, and again over each channel, until it was heard', () => {
  let isOpen = false;
  const heard: number[] = [];
  const statement = new Statement<{ size: number }>(({ size }) => {
    if (isOpen) heard.push(size);
    return isOpen;
  });
  statement.state({ size: 1 });
  isOpen = true;
  statement.state({ size: 1 });
  statement.state({ size: 1 });
  statement.state({ size: 2 });
  statement.forget();
  statement.state({ size: 2 });
  expect(heard).toEqual([1, 2, 2]);
});
