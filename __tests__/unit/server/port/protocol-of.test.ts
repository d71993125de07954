import { METHODS } from 'node:http';
import { protocolOf } from '../../../../server/port/protocol-of';

describe('protocolOf', () => {
  it('takes the first letter of every method for HTTP, and the empty lines before it', () => {
    const firsts = [...METHODS, '\r\n', '\n'].map((text) => Buffer.from(text).readUInt8(0));
    expect(new Set(firsts.map(protocolOf))).toEqual(new Set(['http']));
  });

  it.each([
    ['a TLS handshake', 0x16, 'tls'],
    ['a binding request', 0x00, 'stun'],
    ['a response', 0x01, 'stun'],
    ['the last of STUN', 0x03, 'stun'],
    ['what is free', 0x04, 'unknown'],
    ['a TLS alert', 0x15, 'unknown'],
    ['a digit', 0x31, 'unknown'],
    ['an SSH-like dash', 0x2d, 'unknown'],
    ['the highest byte', 0xff, 'unknown'],
  ])('tells %s', (_what, byte, protocol) => {
    expect(protocolOf(byte)).toBe(protocol);
  });
});
