import type { MediaVerbs } from '../../../components/devices/media-verbs';

/** Does nothing, and remembers what was asked for. */
export function fakeVerbs(): jest.Mocked<MediaVerbs> {
  return {
    setMuted: jest.fn(),
    talk: jest.fn(),
    retryMicrophone: jest.fn(),
    startCamera: jest.fn(),
    stopCamera: jest.fn(),
    startScreen: jest.fn(),
    stopScreen: jest.fn(),
    chooseMicrophone: jest.fn(),
    setMusic: jest.fn(),
    chooseCamera: jest.fn(),
    turnCamera: jest.fn(),
    setTorch: jest.fn(),
    chooseSpeaker: jest.fn(),
  };
}
