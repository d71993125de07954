/**
 * Runs in the page, self-contained, because only its source text travels to the browser.
 * @returns red, green and blue in the middle of what the video shows now, or null before the first frame
 */
export function centreColour(video: Element): number[] | null {
  if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return null;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const { videoWidth, videoHeight } = video;
  context.drawImage(video, videoWidth / 2, videoHeight / 2, 1, 1, 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
