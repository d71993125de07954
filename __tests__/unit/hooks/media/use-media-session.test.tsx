import { render } from '@testing-library/react';
import { useMediaSession } from '../../../../hooks/media/use-media-session';

const verbs = { microphone: jest.fn(), camera: jest.fn(), hangUp: jest.fn() };

function Page({ microphoneOn = true, cameraOn = true }) {
  useMediaSession({ microphoneOn, cameraOn }, verbs);
  return null;
}

describe('the system’s own buttons', () => {
  const handlers = new Map<string, (() => void) | null>();
  const session = {
    setActionHandler: (action: string, handler: (() => void) | null) => {
      if (action === 'togglecamera') throw new TypeError('no such action');
      handlers.set(action, handler);
    },
    setMicrophoneActive: jest.fn(),
    setCameraActive: jest.fn(),
  };
  beforeEach(() => {
    jest.clearAllMocks();
    handlers.clear();
    Object.assign(navigator, { mediaSession: session });
  });
  afterEach(() => void Reflect.deleteProperty(navigator, 'mediaSession'));

  it('do what those of the call do, as far as the browser knows them', () => {
    const { rerender, unmount } = render(<Page />);
    handlers.get('togglemicrophone')?.();
    handlers.get('hangup')?.();
    expect(verbs.microphone).toHaveBeenCalledTimes(1);
    expect(verbs.hangUp).toHaveBeenCalledTimes(1);
    rerender(<Page microphoneOn={false} />);
    expect(session.setMicrophoneActive.mock.calls).toEqual([[true], [false]]);
    expect(session.setCameraActive).toHaveBeenLastCalledWith(true);
    unmount();
    expect([...handlers.values()]).toEqual([null, null]);
  });

  it('are done without where there are none', () => {
    Reflect.deleteProperty(navigator, 'mediaSession');
    expect(() => render(<Page />).unmount()).not.toThrow();
  });
});
