import { parseTransferMessage } from '../../../lib/transfer/transfer-message';

const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

function kindOf(kind: unknown): unknown {
  const id = 'x'.repeat(22);
  const offer = { type: 'offer', id, name: 'a', size: 1, kind, ready: true, paused: false };
  const message = parseTransferMessage(JSON.stringify(offer));
  return message?.type === 'offer' ? message.kind : message;
}

it.each(['image/png', 'text/x-c++src', 'application/vnd.oasis.opendocument.text', slides, ''])(
  'knows the kind %p',
  (kind) => expect(kindOf(kind)).toBe(kind),
);

it.each([
  'text/plain;charset=utf-8',
  'image',
  'image/png\u202e',
  '<b>/<i>',
  `a/${'x'.repeat(128)}`,
  7,
  null,
])('takes an offer whose kind is none, %p, as one without', (kind) =>
  expect(kindOf(kind)).toBe(''),
);
