import fc from 'fast-check';
import { jpegSize } from '../../../lib/door/jpeg-size';
import { parseKnock } from '../../../lib/door/knock';
import { MAX_PICTURE_BYTES, PICTURE_SIDE } from '../../../lib/door/knock-picture';

/** As much of a JPEG as is read of it: JFIF's segment, a frame of that size, and then anything. */
function jpeg(width: number, height: number, length = 200): number[] {
  const jfif = [0xff, 0xe0, 0, 4, 0x4a, 0x46];
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255];
  const head = [0xff, 0xd8, ...jfif, ...frame];
  return [...head, ...Array.from({ length: length - head.length }, () => 7)];
}

const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64');
const knockWith = (picture: unknown) => JSON.stringify({ name: 'Ana', picture });

describe('a knock', () => {
  it('has a name, and a picture or none', () => {
    expect(parseKnock(knockWith(null))).toEqual({ name: 'Ana', picture: null });
    const picture = base64(jpeg(PICTURE_SIDE, PICTURE_SIDE));
    expect(parseKnock(knockWith(picture))).toEqual({ name: 'Ana', picture });
  });

  it('has its name cleaned', () => {
    const text = JSON.stringify({ name: ' An\u202ea\u0007 ', picture: null });
    expect(parseKnock(text)?.name).toBe('Ana');
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '"Ana"'],
    ['no name', JSON.stringify({ picture: null })],
    ['a long name', JSON.stringify({ name: 'a'.repeat(61), picture: null })],
    ['a key too many', JSON.stringify({ name: 'Ana', picture: null, html: '<b>' })],
    ['a picture that is a number', knockWith(7)],
    ['a picture that is markup', knockWith('<img src=x>')],
    ['an address as picture', knockWith('https://example.org/a.jpg')],
    ['a PNG', knockWith(base64([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))],
    ['an SVG', knockWith(Buffer.from('<svg onload="x()"/>').toString('base64'))],
    ['a broken base64', knockWith(`${base64(jpeg(9, 9))}!`)],
    ['a JPEG with a line feed', knockWith(`${base64(jpeg(9, 9))}\n`)],
    ['a file that is too large', knockWith(base64(jpeg(9, 9, MAX_PICTURE_BYTES + 3)))],
    ['a picture that is too wide', knockWith(base64(jpeg(PICTURE_SIDE + 1, 9)))],
    ['a picture that is too high', knockWith(base64(jpeg(9, 65_535)))],
    ['a picture without a size', knockWith(base64(jpeg(0, 9)))],
    ['an empty picture', knockWith('')],
  ])('is none: %s', (_, text) => {
    expect(parseKnock(text)).toBeNull();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String().map(knockWith)), (text) => {
        parseKnock(text);
      }),
    );
  });
});

describe('the size of a JPEG', () => {
  it('is read past other segments', () => {
    expect(jpegSize(Uint8Array.from(jpeg(640, 480)))).toEqual({ width: 640, height: 480 });
  });

  it('never throws or hangs, however it is cut or spoilt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(40), (noise, cut) => {
        jpegSize(noise);
        jpegSize(Uint8Array.from([...jpeg(9, 9).slice(0, cut), ...noise]));
      }),
    );
  });

  it('is not believed of a picture that begins before it is told', () => {
    expect(jpegSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xda, ...jpeg(9, 9)]))).toBeNull();
  });
});
