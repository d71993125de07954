import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useElementSize } from '../../hooks/base/use-element-size';
import styles from './Plot.module.css';
import type { PlotLines } from './plot-lines';

const HEIGHT_PX = 88;
const SPAN_S = 120;

/** One picture of lines over the last two minutes. It says nothing to ears, and takes no presses. */
export function Plot({ lines }: { lines: PlotLines }) {
  const { ref, size } = useElementSize();
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const count = lines.length - 1;
  const { width } = size;

  useEffect(() => {
    if (!frame.current || width === 0) return undefined;
    const nothing: uPlot.AlignedData = [[], ...Array.from({ length: count }, () => [])];
    const made = new uPlot(optionsFor(frame.current, width, count), nothing, frame.current);
    plot.current = made;
    return () => made.destroy();
  }, [width, count]);

  useEffect(() => plot.current?.setData(lines), [lines, width]);

  return (
    <div ref={ref} className={styles.plot} dir="ltr" style={{ height: HEIGHT_PX }}>
      <div ref={frame} />
    </div>
  );
}

/** Colours are read whenever it is drawn, since the theme may be another one by then. */
function optionsFor(frame: Element, width: number, count: number): uPlot.Options {
  const colour = (token: string) => () => getComputedStyle(frame).getPropertyValue(token);
  const looks: uPlot.Series[] = [
    { stroke: colour('--accent'), width: 1.5 },
    { stroke: colour('--good'), width: 1.5, dash: [4, 3] },
  ];
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '11px system-ui',
  };
  return {
    width,
    height: HEIGHT_PX,
    padding: [6, 4, 8, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-SPAN_S, 0] },
      y: { range: (_plot, _min, max) => [0, max > 0 ? 1.1 * max : 1] },
    },
    axes: [
      { ...axis, show: false },
      { ...axis, size: 38, space: 28 },
    ],
    series: [{}, ...looks.slice(0, count).map((look) => ({ ...look, points: { show: false } }))],
  };
}
