import { natKinds, type NatKind } from './nat-kind';

/** Somebody's network. There are two of each kind, and one more for what befalls networks. */
export type Home = `${NatKind}-${1 | 2}` | 'cone-3';

/** Where somebody can sit: in each network there is a computer, and a neighbour's. */
export type Place = Home | `${Home}-neighbour`;

export const homes: readonly { readonly home: Home; readonly kind: NatKind }[] = [
  ...natKinds.flatMap((kind) => [
    { home: `${kind}-1` as const, kind },
    { home: `${kind}-2` as const, kind },
  ]),
  { home: 'cone-3', kind: 'cone' },
];
