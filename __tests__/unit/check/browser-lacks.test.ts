import type { BrowserFeatures } from '../../../lib/check/browser-lacks';
import { browserLacks } from '../../../lib/check/browser-lacks';

function connection(...methods: string[]) {
  const made = function () {};
  made.prototype = Object.fromEntries(methods.map((method) => [method, () => undefined]));
  return made;
}

const full: BrowserFeatures = {
  isSecureContext: true,
  RTCPeerConnection: connection('createDataChannel', 'addTransceiver'),
  crypto: { subtle: {} },
  navigator: { mediaDevices: {} },
};

const without = (...names: (keyof BrowserFeatures)[]): BrowserFeatures =>
  Object.fromEntries(Object.entries(full).filter(([name]) => !names.some((one) => one === name)));

it.each<[string, BrowserFeatures, string]>([
  ['a full browser', full, 'nothing'],
  ['no connections', without('RTCPeerConnection'), 'calls'],
  ['no data channels', { ...full, RTCPeerConnection: connection('addTransceiver') }, 'calls'],
  ['no transceivers', { ...full, RTCPeerConnection: connection('createDataChannel') }, 'calls'],
  ['no WebCrypto', { ...full, crypto: {} }, 'calls'],
  ['no crypto at all', without('crypto'), 'calls'],
  ['no devices', { ...full, navigator: {} }, 'devices'],
  ['neither connections nor devices', without('RTCPeerConnection', 'navigator'), 'calls'],
])('with %s', (_, page, lack) => {
  expect(browserLacks(page)).toBe(lack);
});

it('blames the page, not the browser, for what only pages over https get', () => {
  const plain = { ...without('crypto', 'navigator'), isSecureContext: false };
  expect(browserLacks(plain)).toBe('nothing');
  expect(browserLacks({ ...full, isSecureContext: false })).toBe('nothing');
});

it('says that even https would not help where there are no connections', () => {
  expect(browserLacks({ ...without('RTCPeerConnection'), isSecureContext: false })).toBe('calls');
});
