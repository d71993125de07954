/** One at a time: the last one says it. */
const TITLE = 'Tertulia';
const TAG = 'tertulia-knock';

/**
 * Something that the system shows over whatever else is looked at, and that leads back to this page. It is the service
 * worker's (`public/sw.js`), since telephones show no other, or the page's own where there is no worker (WHATWG
 * notifications).
 */
export class SystemNotice {
  #own: Notification | null = null;

  /** Takes the place of what is shown. Never rejects. @returns whether the browser can show any */
  async show(words: string): Promise<boolean> {
    const worker = (await registered())?.active;
    if (worker) {
      // Not by its registration: the worker gets to know whom to focus from who asks.
      worker.postMessage({ title: TITLE, body: words, tag: TAG });
      return true;
    }
    try {
      this.#own = new Notification(TITLE, { body: words, tag: TAG });
    } catch {
      return false;
    }
    this.#own.onclick = () => {
      window.focus();
      void this.close();
    };
    return true;
  }

  /** Never rejects. */
  async close(): Promise<void> {
    this.#own?.close();
    this.#own = null;
    const shown = await (await registered())?.getNotifications({ tag: TAG });
    for (const notification of shown ?? []) notification.close();
  }
}

/** Not there on pages without https, and not to be touched where site data are blocked. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
    return await serviceWorker?.getRegistration();
  } catch {
    return undefined;
  }
}
