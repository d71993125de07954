import type { en } from './en';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** Every word people read. English sets the keys, each other language has exactly the same ones. */
export type Catalogue = Words<typeof en>;
