import styles from './RoundTable.module.css';

const guests = [
  { x: 200, y: 78, tone: styles.clay },
  { x: 322, y: 166, tone: styles.sage },
  { x: 276, y: 310, tone: styles.plum },
  { x: 124, y: 310, tone: styles.ochre },
  { x: 78, y: 166, tone: styles.slate },
];

/** Five people around a table, seen from above their heads. Decorative. */
export function RoundTable() {
  return (
    <svg className={styles.drawing} viewBox="0 0 400 400" aria-hidden="true" focusable="false">
      <circle className={styles.rug} cx="200" cy="206" r="190" />
      <circle className={styles.table} cx="200" cy="206" r="62" />
      <g className={styles.threads}>
        {guests.flatMap((from, index) =>
          guests
            .slice(index + 1)
            .map((to) => (
              <line key={`${from.x}-${to.x}-${to.y}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            )),
        )}
      </g>
      {guests.map(({ x, y, tone }, index) => (
        <g key={x} className={tone}>
          {index === 0 && <circle className={styles.voice} cx={x} cy={y} r="56" />}
          <circle cx={x} cy={y} r="46" />
          <circle className={styles.head} cx={x} cy={y - 8} r="14" />
          <path className={styles.head} d={`M${x - 25} ${y + 31}a25 22 0 0 1 50 0z`} />
        </g>
      ))}
    </svg>
  );
}
