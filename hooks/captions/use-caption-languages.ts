import { useEffect, useState } from 'react';
import { captionLanguages } from '../../lib/captions/caption-languages';
import { deviceRecognition } from '../../lib/captions/device-recognition';

/** @returns the languages that this browser makes captions of by itself; null until that is known */
export function useCaptionLanguages(): readonly string[] | null {
  const [languages, setLanguages] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const recognition = deviceRecognition();
    const asking = recognition ? captionLanguages(recognition) : Promise.resolve([]);
    void asking.then((found) => {
      if (isWanted) setLanguages(found);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return languages;
}
