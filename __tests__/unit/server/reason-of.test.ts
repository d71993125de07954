import { reasonOf } from '../../../server/reason-of';

describe('why something was thrown', () => {
  it('is what an error says', () => {
    expect(reasonOf(new TypeError('no such thing'))).toBe('no such thing');
  });

  it('is the thing itself when it is no error', () => {
    expect(reasonOf('gone')).toBe('gone');
    expect(reasonOf(undefined)).toBe('undefined');
  });
});
