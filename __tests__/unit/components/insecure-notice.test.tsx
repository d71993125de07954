import { screen } from '@testing-library/react';
import { InsecureNotice } from '../../../components/insecure/InsecureNotice';
import { renderIn } from './render-in';

function openedSecurely(isSecureContext: boolean): void {
  Object.defineProperty(window, 'isSecureContext', { value: isSecureContext, configurable: true });
}

afterEach(() => Reflect.deleteProperty(window, 'isSecureContext'));

it.each([
  ['en', 'No camera and no microphone on this page', /https link/],
  ['es', 'En esta página no hay cámara ni micrófono', /enlace https/],
] as const)('says in %s why there is no camera, and the ways out', (locale, heading, guest) => {
  openedSecurely(false);
  renderIn(locale, <InsecureNotice />);
  const { textContent: words } = screen.getByRole('region', { name: heading });
  expect(words).toMatch(guest);
  for (const way of ['TLS=self-signed', 'TLS=acme', 'TLS_CERT_FILE', 'proxy']) {
    expect(words).toContain(way);
  }
});

it('is not there on a secure page', () => {
  openedSecurely(true);
  renderIn('en', <InsecureNotice />);
  expect(screen.queryByRole('region')).toBeNull();
});
