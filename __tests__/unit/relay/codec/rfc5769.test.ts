import { encodeStunMessage } from '../../../../server/relay/codec/encode-stun-message';
import { isIntegrityRight, longTermKey } from '../../../../server/relay/codec/message-integrity';
import { parseStunMessage } from '../../../../server/relay/codec/parse-stun-message';
import { ATTRIBUTE } from '../../../../server/relay/codec/stun-attribute';
import { findAttribute, METHOD } from '../../../../server/relay/codec/stun-message';
import { decodeXorAddress } from '../../../../server/relay/codec/xor-address';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** RFC 5769 section 2.1. */
const REQUEST = hex(`
  00010058 2112a442 b7e7a701bc34d686fa87dfae
  80220010 5354554e207465737420636c69656e74
  00240004 6e0001ff
  80290008 932ff9b151263b36
  00060009 6576746a3a68367659202020
  00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
  80280004 e57a3bcf`);
/** Section 2.2. */
const IPV4_RESPONSE = hex(`
  0101003c 2112a442 b7e7a701bc34d686fa87dfae
  8022000b 7465737420766563746f7220
  00200008 0001a147e112a643
  00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7
  80280004 c07d4c96`);
/** Section 2.3. */
const IPV6_RESPONSE = hex(`
  01010048 2112a442 b7e7a701bc34d686fa87dfae
  8022000b 7465737420766563746f7220
  00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
  00080014 a382954e4be67bf11784c97c8292c275bfe3ed41
  80280004 c8fb0b4c`);
/** Section 2.4. */
const LONG_TERM_REQUEST = hex(`
  00010060 2112a442 78ad3433c6ad72c029da412e
  00060012 e3839ee38388e383aae38383e382afe382b90000
  0015001c 662f2f3439396b393534643 64f4c33346f4c3946535476793634734 1
  0014000b 6578616d706c652e6f726700
  00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666`);

const SHORT_TERM_KEY = Buffer.from('VOkJxbRl1RmTxUk/WvJxBt');

function parsed(bytes: Buffer) {
  const parse = parseStunMessage(bytes);
  if (parse.status === 'malformed') throw new Error(parse.reason);
  return parse.message;
}

describe('the test vectors of RFC 5769', () => {
  it.each([
    ['2.1', REQUEST, 'request'],
    ['2.2', IPV4_RESPONSE, 'success'],
    ['2.3', IPV6_RESPONSE, 'success'],
  ])('reads and verifies section %s', (_section, bytes, messageClass) => {
    const message = parsed(bytes);
    expect(message).toMatchObject({
      method: METHOD.binding,
      messageClass,
      hasFingerprint: true,
      transactionId: hex('b7e7a701bc34d686fa87dfae'),
    });
    expect(isIntegrityRight(bytes, message.integrityOffset ?? 0, SHORT_TERM_KEY)).toBe(true);
    expect(isIntegrityRight(bytes, message.integrityOffset ?? 0, Buffer.from('other'))).toBe(false);
  });

  it('reads the attributes of section 2.1', () => {
    const message = parsed(REQUEST);
    expect(findAttribute(message, ATTRIBUTE.username)?.toString()).toBe('evtj:h6vY');
    expect(findAttribute(message, ATTRIBUTE.software)?.toString()).toBe('STUN test client');
  });

  it.each([
    [IPV4_RESPONSE, '192.0.2.1'],
    [IPV6_RESPONSE, '2001:db8:1234:5678:11:2233:4455:6677'],
  ])('reads the mapped address of a response', (bytes, address) => {
    const message = parsed(bytes);
    const value = findAttribute(message, ATTRIBUTE.xorMappedAddress) ?? Buffer.alloc(0);
    expect(decodeXorAddress(value, message.transactionId)).toEqual({ address, port: 32_853 });
  });

  it('verifies long-term credentials (section 2.4)', () => {
    const message = parsed(LONG_TERM_REQUEST);
    const username = findAttribute(message, ATTRIBUTE.username)?.toString() ?? '';
    expect(username).toBe('マトリックス');
    expect(findAttribute(message, ATTRIBUTE.nonce)?.toString()).toBe(
      'f//499k954d6OL34oL9FSTvy64sA',
    );
    const key = longTermKey(username, 'example.org', 'TheMatrIX');
    expect(isIntegrityRight(LONG_TERM_REQUEST, message.integrityOffset ?? 0, key)).toBe(true);
  });

  it('writes section 2.4 as it stands there', () => {
    const { method, messageClass, transactionId, attributes } = parsed(LONG_TERM_REQUEST);
    const key = longTermKey('マトリックス', 'example.org', 'TheMatrIX');
    const parts = { method, messageClass, transactionId, attributes, key, fingerprint: false };
    expect(encodeStunMessage(parts)).toEqual(LONG_TERM_REQUEST);
  });

  it('notices every bit that is turned in a message with a fingerprint', () => {
    for (let bit = 0; bit < REQUEST.length * 8; bit++) {
      const bytes = Buffer.from(REQUEST);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const parse = parseStunMessage(bytes);
      // What turns FINGERPRINT into another attribute leaves the integrity to notice the rest.
      if (parse.status === 'message') expect(parse.message.hasFingerprint).toBe(false);
    }
  });
});
