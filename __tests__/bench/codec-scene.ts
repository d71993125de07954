/** A picture for each number, the same one whenever it is asked for, so that what arrives can be held against it. */
export interface CodecScene {
  readonly canvas: HTMLCanvasElement;
  readonly draw: (number: number) => void;
  /** @returns which picture this is, by the marks in its corner; null where they can't be read */
  readonly read: (picture: CanvasImageSource) => number | null;
}

declare global {
  interface Window {
    codecScene: (scene: 'camera' | 'screen', width: number, height: number) => CodecScene;
  }
}

/** Runs in the page. Self-contained, because only its source text travels to the browser. */
export function installCodecScene(): void {
  const BITS = 12;
  const NOISES = 4;
  /** Of a screen: pictures between two lines that it moves on, and lines of a page, after which there is another one. */
  const MOVES = 8;
  const PAGE = 6;
  const LETTERS = 'etaoin shrdlu cmfwyp vbgkjq xz ';

  /** Any number of a stream of them, from 0 to 1. */
  const chanceOf = (seed: number) => {
    const turned = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
    const again = Math.imul(turned ^ (turned >>> 12), 0x297a2d39);
    return ((again ^ (again >>> 15)) >>> 0) / 2 ** 32;
  };

  const contextOf = (width: number, height: number) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    return { canvas, context };
  };

  /** Grey specks, as a sensor makes them in a room, or a wall has them when they are coarse. */
  const specks = (width: number, height: number, seed: number) => {
    const { canvas, context } = contextOf(width, height);
    const image = context.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      image.data.fill(255 * chanceOf(seed + at), 4 * at, 4 * at + 3);
      image.data[4 * at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    return canvas;
  };

  /** Somebody who moves a little before a wall, with a sensor's noise. */
  const camera = (context: CanvasRenderingContext2D, width: number, height: number) => {
    const wall = specks(160, 90, 1);
    const skin = specks(40, 56, 40_000);
    const noises = Array.from({ length: NOISES }, (_, at) =>
      specks(320, 180, 90_000 + at * 57_600),
    );
    return (number: number) => {
      const x = width * (0.5 + 0.06 * Math.sin(number / 11));
      const y = height * (0.45 + 0.03 * Math.sin(number / 7));
      context.globalAlpha = 1;
      context.fillStyle = '#7a8a99';
      context.fillRect(0, 0, width, height);
      context.globalAlpha = 0.35;
      context.drawImage(wall, 0, 0, width, height);
      context.globalAlpha = 1;
      context.fillStyle = '#34405c';
      context.fillRect(x - width * 0.2, y + height * 0.28, width * 0.4, height);
      context.fillStyle = '#c99b7f';
      context.beginPath();
      context.ellipse(x, y, height * 0.2, height * 0.28, Math.sin(number / 17) / 8, 0, 7);
      context.fill();
      context.save();
      context.clip();
      context.globalAlpha = 0.3;
      context.drawImage(skin, x - height * 0.2, y - height * 0.28, height * 0.4, height * 0.56);
      context.restore();
      context.fillStyle = '#301d1d';
      const mouth = height * (0.01 + 0.03 * Math.abs(Math.sin(number / 3)));
      context.fillRect(x - height * 0.07, y + height * 0.12, height * 0.14, mouth);
      const noise = noises[number % NOISES];
      context.globalAlpha = 0.03;
      if (noise) context.drawImage(noise, 0, 0, width, height);
    };
  };

  /** Text that is scrolled by a line now and then, and is another page in the end. */
  const screen = (context: CanvasRenderingContext2D, width: number, height: number) => {
    const size = 16;
    const line = size * 1.5;
    const textOf = (seed: number) =>
      Array.from({ length: Math.floor(width / size) * 2 }, (_, at) =>
        LETTERS.charAt(Math.floor(LETTERS.length * chanceOf(seed * 997 + at))),
      ).join('');
    return (number: number) => {
      const moved = Math.floor(number / MOVES);
      const first = moved + 1_000 * Math.floor(moved / PAGE);
      context.globalAlpha = 1;
      context.fillStyle = 'white';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#1c1c28';
      context.font = `${String(size)}px sans-serif`;
      for (let at = 0; at * line < height; at++)
        context.fillText(textOf(first + at), 40, at * line);
    };
  };

  window.codecScene = (scene, width, height) => {
    const { canvas, context } = contextOf(width, height);
    const paint = (scene === 'camera' ? camera : screen)(context, width, height);
    const block = Math.round(height / 24);
    const marks = contextOf(BITS * block, block);
    return {
      canvas,
      draw(number) {
        paint(number);
        context.globalAlpha = 1;
        for (let bit = 0; bit < BITS; bit++) {
          context.fillStyle = (number >> bit) % 2 === 1 ? 'white' : 'black';
          context.fillRect(bit * block, 0, block, block);
        }
      },
      read(picture) {
        marks.context.drawImage(picture, 0, 0, width, height);
        let number = 0;
        for (let bit = 0; bit < BITS; bit++) {
          const { data } = marks.context.getImageData((bit + 0.5) * block, block / 2, 1, 1);
          const level = data[0] ?? 128;
          if (level > 80 && level < 176) return null;
          if (level >= 176) number += 2 ** bit;
        }
        return number;
      },
    };
  };
}
