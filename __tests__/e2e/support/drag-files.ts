import type { Locator } from '@playwright/test';

type DragStep = 'dragover' | 'drop';

/** Does with a file over an element what the browser does when somebody drags one in from outside. */
export async function dragFile(
  target: Locator,
  step: DragStep,
  file: { name: string; text: string },
): Promise<void> {
  await target.evaluate(
    (element, { type, name, text }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      element.dispatchEvent(event);
    },
    { type: step, ...file },
  );
}
