import type { Face } from './drawn-devices';

/** People who are nobody. */
export const faces = {
  ana: {
    skin: '#f1c8a0',
    hair: '#5c3d2e',
    longHair: true,
    clothes: '#b5583a',
    light: '#e2a873',
    shade: '#c2623f',
    speaks: false,
  },
  ben: {
    skin: '#c98f68',
    hair: '#262220',
    longHair: false,
    clothes: '#32624e',
    light: '#86ad9a',
    shade: '#3f6f5c',
    speaks: true,
  },
  cleo: {
    skin: '#f0c7a9',
    hair: '#b8762a',
    longHair: true,
    clothes: '#6c4b82',
    light: '#bda4cf',
    shade: '#7c5c95',
    speaks: false,
  },
  dan: {
    skin: '#dba77c',
    hair: '#3a2c22',
    longHair: false,
    clothes: '#33557f',
    light: '#93aecb',
    shade: '#3c5d86',
    speaks: false,
  },
  eva: {
    skin: '#f4d4b8',
    hair: '#d9d2c5',
    longHair: true,
    clothes: '#a03d48',
    light: '#dc9a94',
    shade: '#a84a52',
    speaks: false,
  },
} satisfies Record<string, Face>;
