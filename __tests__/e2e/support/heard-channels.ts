declare global {
  interface Window {
    /** Looks once at how loud either side is: the root mean square of the last samples. */
    heardChannels: () => [left: number, right: number];
  }
}

/** A page, whichever program leads its browser. */
interface Evaluates {
  evaluate<T>(script: () => T): Promise<Awaited<T>>;
}

/** Listens to what the only sound of a page is on the left and on the right. */
export async function listenToChannels(page: Evaluates): Promise<void> {
  await page.evaluate(() => {
    const stream = document.querySelector('audio')?.srcObject;
    if (!(stream instanceof MediaStream)) throw new Error('Nothing is played');
    const context = new AudioContext();
    const splitter = context.createChannelSplitter(2);
    // A source is taken for mono until something else comes of it.
    context.createMediaStreamSource(stream).connect(splitter);
    const listen = (channel: number) => {
      const analyser = context.createAnalyser();
      splitter.connect(analyser, channel);
      const samples = new Float32Array(analyser.fftSize);
      return () => {
        analyser.getFloatTimeDomainData(samples);
        return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
      };
    };
    const [left, right] = [listen(0), listen(1)];
    window.heardChannels = () => [left(), right()];
  });
}

/** @returns on which sides something is heard now */
export async function heardSides(page: Evaluates): Promise<string> {
  const [left, right] = await page.evaluate(() => window.heardChannels());
  return [left > 0.01 ? 'left' : '', right > 0.01 ? 'right' : ''].join(' ').trim();
}
