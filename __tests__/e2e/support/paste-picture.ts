import type { Page } from '@playwright/test';

/** Pastes a small picture, as a screenshot comes from the clipboard. */
export async function pastePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(async (fileName) => {
    const canvas = new OffscreenCanvas(64, 48);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing to draw on');
    context.fillStyle = 'teal';
    context.fillRect(0, 0, 64, 48);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], fileName, { type: blob.type }));
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, name);
}
