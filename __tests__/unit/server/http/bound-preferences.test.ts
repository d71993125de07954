import type { IncomingMessage } from 'node:http';
import { boundPreferences, MAX_PREFERENCE_LENGTH } from '../../../../server/http/bound-preferences';
import { standIn } from '../../../fakes/stand-in';

it('leaves out what is longer than any browser says, and nothing else', () => {
  const headers = {
    host: 'h'.repeat(MAX_PREFERENCE_LENGTH + 1),
    accept: 'a'.repeat(MAX_PREFERENCE_LENGTH),
    'accept-encoding': 'b'.repeat(MAX_PREFERENCE_LENGTH + 1),
    'accept-language': 'c'.repeat(MAX_PREFERENCE_LENGTH + 1),
  };
  const { host, accept } = headers;
  const request = standIn<IncomingMessage>({ headers });
  boundPreferences(request);
  expect(request.headers).toEqual({ host, accept });
});
