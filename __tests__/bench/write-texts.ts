import type { Page } from '@playwright/test';

/** Writes a text as a person does. @returns when it was sent, in milliseconds since the epoch */
export async function write(page: Page, text: string): Promise<number> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  return field.evaluate((element) => {
    element.closest('form')?.requestSubmit();
    return performance.timeOrigin + performance.now();
  });
}

/** Writes one text after the other as fast as the page takes them. */
export async function writeMany(page: Page, by: string, count: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).evaluate(fillAndSend, { by, count });
}

/** In the page. */
async function fillAndSend(
  field: HTMLElement | SVGElement,
  { by, count }: { by: string; count: number },
): Promise<void> {
  // React overrides the setter of the element to learn what it is set to by itself.
  const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  for (let index = 0; index < count; index++) {
    value?.set?.call(field, `${by} says for the ${String(index)}th time what people say in a chat`);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await Promise.resolve();
    field.closest('form')?.requestSubmit();
    await new Promise((resolve) => setTimeout(resolve));
    if (value?.get?.call(field) !== '') throw new Error('A text was not taken');
  }
}

/** In the page. @returns when the text stands there as the last one, in milliseconds since the epoch */
export function awaitText(text: string): Promise<number> {
  return new Promise((resolve) => {
    const log = document.querySelector('[role=log][aria-label=Messages]') ?? document.body;
    const look = () => {
      const last = log.querySelector('li:last-child');
      if (!last?.textContent.includes(text)) return;
      watch.disconnect();
      resolve(performance.timeOrigin + performance.now());
    };
    const watch = new MutationObserver(look);
    watch.observe(log, { childList: true, subtree: true, characterData: true });
    look();
  });
}
