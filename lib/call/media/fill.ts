/**
 * Shares something out so that who wants little gets it whole, and the others as much as each other (max-min fairness).
 * Who would get less than is of use gets nothing: the one who wants least first, the last one of several.
 *
 * @param wants what each wants; less than `least` is nothing
 * @returns what each gets, together never more than `total`
 */
export function fill<Id>(
  wants: ReadonlyMap<Id, number>,
  total: number,
  least: number,
): Map<Id, number> {
  const shares = new Map([...wants.keys()].map((id): [Id, number] => [id, 0]));
  const wanting = [...wants]
    .filter(([, want]) => want >= least)
    .sort(([, one], [, other]) => other - one);
  while (wanting.length > 0 && wanting.length * least > total) wanting.pop();
  let left = total;
  let waiting = wanting.length;
  for (const [id, want] of wanting.reverse()) {
    const share = Math.min(want, left / waiting);
    shares.set(id, share);
    left -= share;
    waiting -= 1;
  }
  return shares;
}
