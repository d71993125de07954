import * as v from 'valibot';
import { readJson } from '../../../lib/base/read-json';

const Schema = v.object({ count: v.number() });

describe('readJson', () => {
  it('reads what the schema knows', () => {
    expect(readJson(Schema, '{"count":3,"more":true}')).toEqual({ count: 3 });
  });

  it.each([null, undefined, 3, '', '{', 'null', '[]', '{"count":"3"}', { count: 3 }])(
    'finds nothing in %j',
    (text) => {
      expect(readJson(Schema, text)).toBeNull();
    },
  );
});
