import { act, renderHook } from '@testing-library/react';
import { useDrawnCount } from '../../../hooks/chat/use-drawn-count';

function show(all: number) {
  const { result, rerender } = renderHook((props) => useDrawnCount(props.all, props.holds), {
    initialProps: { all, holds: false },
  });
  const come = (to: number, holds: boolean) => rerender({ all: to, holds });
  const drawn = () => result.current[0];
  const drawEarlier = () => act(() => result.current[1]());
  return { come, drawn, drawEarlier };
}

test('the latest are drawn, and more of them when they are asked for', () => {
  const { come, drawn, drawEarlier } = show(350);
  expect(drawn()).toBe(100);
  drawEarlier();
  expect(drawn()).toBe(200);
  come(400, false);
  expect(drawn()).toBe(200);
});

test('what comes takes nothing from whoever reads further up, within bounds', () => {
  const { come, drawn } = show(350);
  come(357, true);
  expect(drawn()).toBe(107);
  come(357, false);
  come(360, false);
  expect(drawn()).toBe(107);
  come(10_000, true);
  expect(drawn()).toBe(1_000);
  come(11_000, true);
  expect(drawn()).toBe(1_000);
});
