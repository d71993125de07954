import { natKinds, type NatKind } from './nat-kind';

/** Where somebody can sit: there are two such networks of each kind. */
export type Place = `${NatKind}-${1 | 2}`;

export const places: readonly { readonly place: Place; readonly kind: NatKind }[] =
  natKinds.flatMap((kind) => [
    { place: `${kind}-1` as const, kind },
    { place: `${kind}-2` as const, kind },
  ]);
