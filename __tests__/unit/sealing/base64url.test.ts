import * as fc from 'fast-check';
import { fromBase64url, toBase64url } from '../../../lib/sealing/base64url';

describe('base64url', () => {
  it('is what others write and read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(toBase64url(bytes)).toBe(text);
        expect(fromBase64url(text)).toEqual(bytes);
      }),
    );
  });

  it('has one text for the same bytes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]*$/), (text) => {
        const bytes = fromBase64url(text);
        expect(bytes && toBase64url(bytes)).toBe(bytes ? text : null);
        const isCanonical = Buffer.from(text, 'base64url').toString('base64url') === text;
        expect(bytes !== null).toBe(isCanonical);
      }),
    );
  });

  it.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A A', 'A+/A', 'é'])('does not take %s', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });
});
