import { captionChoice } from '../../lib/captions/caption-choice';
import { fetchLanguage } from '../../lib/captions/caption-languages';
import { deviceRecognition } from '../../lib/captions/device-recognition';

/** Has captions made of that language, as soon as the browser has what it needs for it. */
export function chooseCaptions(language: string): void {
  const recognition = deviceRecognition();
  if (recognition) captionChoice.choose(language, () => fetchLanguage(recognition, language));
}
