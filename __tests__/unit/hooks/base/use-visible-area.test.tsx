import { render, screen } from '@testing-library/react';
import { useVisibleArea } from '../../../../hooks/base/use-visible-area';

class FakeVisualViewport extends EventTarget {
  scale = 1;
  offsetTop = 0;

  constructor(public height: number) {
    super();
  }

  become(change: { height?: number; offsetTop?: number; scale?: number }, event = 'resize') {
    Object.assign(this, change);
    this.dispatchEvent(new Event(event));
  }
}

function Area() {
  return <main ref={useVisibleArea()} />;
}

const have = (visualViewport: FakeVisualViewport | undefined) =>
  Object.defineProperty(window, 'visualViewport', { configurable: true, value: visualViewport });
const show = (visualViewport: FakeVisualViewport | undefined) => {
  have(visualViewport);
  return render(<Area />);
};
const area = () => {
  const { style, dataset } = screen.getByRole('main');
  return {
    top: style.getPropertyValue('--visible-top'),
    height: style.getPropertyValue('--visible-height'),
    low: dataset['low'] !== undefined,
  };
};

afterEach(() => have(undefined));

it('follows a keyboard that covers the page, and what is moved to be seen above it', () => {
  const viewport = new FakeVisualViewport(844);
  show(viewport);
  expect(area()).toEqual({ top: '0px', height: '844px', low: false });
  viewport.become({ height: 507.6 });
  viewport.become({ offsetTop: 120 }, 'scroll');
  expect(area()).toEqual({ top: '120px', height: '508px', low: false });
  viewport.become({ height: 170, offsetTop: 0 });
  expect(area()).toEqual({ top: '0px', height: '170px', low: true });
  viewport.become({ height: 844 });
  expect(area()).toEqual({ top: '0px', height: '844px', low: false });
});

it('moves nothing for two fingers that zoom the page', () => {
  const viewport = new FakeVisualViewport(844);
  show(viewport);
  viewport.become({ height: 211, offsetTop: 300, scale: 4 });
  expect(area()).toEqual({ top: '0px', height: '844px', low: false });
});

it('ends with what it hangs on', () => {
  const viewport = new FakeVisualViewport(844);
  const { unmount } = show(viewport);
  const main = screen.getByRole('main');
  unmount();
  viewport.become({ height: 170 });
  expect(main.style.getPropertyValue('--visible-height')).toBe('844px');
});

it('leaves it to the styles where the browser does not tell', () => {
  show(undefined);
  expect(area()).toEqual({ top: '', height: '', low: false });
});
