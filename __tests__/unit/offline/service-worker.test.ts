import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const source = readFileSync(join(__dirname, '../../../public/sw.js'), 'utf8');
const SITE = 'https://call.example';

interface WorkerEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

interface MessageToWorker extends WorkerEvent {
  data: unknown;
  source: { id: string };
}

interface ClickEvent extends WorkerEvent {
  notification: { data: unknown; close: () => void };
}

interface FetchEvent {
  request: unknown;
  preloadResponse: Promise<Response | undefined>;
  respondWith: (answer: Promise<Response>) => void;
}

/** The worker in a browser that has this network, and keeps this page for when there is none. */
function start({ network, kept }: { network: () => Promise<Response>; kept?: Response }) {
  const listeners = new Map<string, (event: FetchEvent) => void>();
  const fetched = jest.fn(network);
  runInNewContext(source, {
    self: {
      addEventListener: (type: string, listener: (event: FetchEvent) => void) =>
        listeners.set(type, listener),
    },
    caches: { match: () => Promise.resolve(kept) },
    fetch: fetched,
    URL,
    Response: { redirect: (to: string, status: number) => ({ to, status }) },
  });
  const ask = (request: object, preloaded?: Response): Promise<unknown> | null => {
    let answer: Promise<unknown> | null = null;
    listeners.get('fetch')?.({
      request: { method: 'GET', mode: 'navigate', url: `${SITE}/`, ...request },
      preloadResponse: Promise.resolve(preloaded),
      respondWith: (given) => void (answer = given),
    });
    return answer;
  };
  return { ask, fetched };
}

const away = () => Promise.reject(new TypeError('Failed to fetch'));
const kept = new Response('what is the matter');

/** The worker in a browser that shows what it is told to, and has these pages open. */
function startNotices(pages: Readonly<Record<string, { focus: () => void }>>) {
  const listeners = new Map<string, (event: WorkerEvent) => void>();
  const shown = jest.fn<Promise<void>, [string, NotificationOptions]>(() => Promise.resolve());
  runInNewContext(source, {
    self: {
      addEventListener: (type: string, listener: (event: WorkerEvent) => void) =>
        listeners.set(type, listener),
      registration: { showNotification: shown },
      clients: { get: (id: string) => Promise.resolve(pages[id]) },
    },
  });
  const send = async (type: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve();
    listeners.get(type)?.({ ...event, waitUntil: (given) => void (work = given) });
    await work;
  };
  return {
    shown,
    ask: (event: Omit<MessageToWorker, 'waitUntil'>) => send('message', event),
    click: (event: Omit<ClickEvent, 'waitUntil'>) => send('notificationclick', event),
  };
}

it('shows what a page asks for, and leads back to that page alone', async () => {
  const [call, other] = [{ focus: jest.fn() }, { focus: jest.fn() }];
  const { shown, ask, click } = startNotices({ call, other });
  const data = { title: 'Tertulia', body: 'Ana is knocking', tag: 'knock' };
  await ask({ data, source: { id: 'call' } });
  const { data: page, ...options } = shown.mock.calls[0]?.[1] ?? {};
  expect(shown.mock.calls[0]?.[0]).toBe('Tertulia');
  expect(options).toEqual({ body: 'Ana is knocking', tag: 'knock' });
  const close = jest.fn();
  await click({ notification: { data: page, close } });
  expect(close).toHaveBeenCalledTimes(1);
  expect(call.focus).toHaveBeenCalledTimes(1);
  expect(other.focus).not.toHaveBeenCalled();
});

it('only closes what was shown for a page that is gone', async () => {
  const close = jest.fn();
  await startNotices({}).click({ notification: { data: 'gone', close } });
  expect(close).toHaveBeenCalledTimes(1);
});

it('leaves alone whatever is no page', () => {
  const { ask, fetched } = start({ network: away, kept });
  for (const mode of ['cors', 'no-cors', 'same-origin', 'websocket']) {
    expect(ask({ mode })).toBeNull();
  }
  expect(fetched).not.toHaveBeenCalled();
});

it('hands on what the network answers, be it an error', async () => {
  const response = new Response('busy', { status: 503 });
  const { ask } = start({ network: () => Promise.resolve(response), kept });
  expect(await ask({})).toBe(response);
});

it('does not ask twice for what the browser has asked for already', async () => {
  const { ask, fetched } = start({ network: away, kept });
  const preloaded = new Response('a page');
  expect(await ask({}, preloaded)).toBe(preloaded);
  expect(fetched).not.toHaveBeenCalled();
});

it('shows what was kept when there is no network, and else what browsers show', async () => {
  expect(await start({ network: away, kept }).ask({})).toBe(kept);
  await expect(start({ network: away }).ask({})).rejects.toThrow('Failed to fetch');
});

it('keeps what is shared from the network', async () => {
  const { ask, fetched } = start({ network: away, kept });
  const form = new FormData();
  form.set('text', `${SITE}/room/sala#KEY`);
  const request = {
    method: 'POST',
    url: `${SITE}/share`,
    formData: () => Promise.resolve(form),
  };
  const shared = encodeURIComponent(` ${SITE}/room/sala#KEY `);
  expect(await ask(request)).toEqual({ to: `/#share=${shared}`, status: 303 });
  expect(fetched).not.toHaveBeenCalled();
});
