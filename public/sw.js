// Shows what is the matter when the site can't be reached, and never stands before it otherwise: every page comes from
// the network, and only who asks for a page is answered here at all. What is shown was put there by a page of ours, in
// its person's words (lib/offline/). And it has the system tell of a knock when a page asks (lib/door/system-notice.ts).

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  // The request is under way while this worker starts: nobody waits for it.
  event.waitUntil(self.registration.navigationPreload?.enable());
});

self.addEventListener('fetch', (event) => {
  const { mode, method, url } = event.request;
  if (mode !== 'navigate') return;
  const isShared = method === 'POST' && new URL(url).pathname === '/share';
  event.respondWith(isShared ? openShared(event.request) : page(event));
});

self.addEventListener('message', (event) => {
  const { title, body, tag } = event.data;
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: event.source.id }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(focus(event.notification.data));
});

// Who asked may be gone meanwhile.
async function focus(client) {
  const page = await self.clients.get(client);
  await page?.focus();
}

async function page({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch (error) {
    const offline = await caches.match('/offline', { cacheName: 'tertulia-offline' });
    if (offline) return offline;
    throw error;
  }
}

// What was shared may have a key in it. It stays on the device, behind a '#'.
async function openShared(request) {
  const shared = await request.formData();
  const text = ['url', 'text', 'title'].map((name) => shared.get(name) ?? '').join(' ');
  return Response.redirect(`/#share=${encodeURIComponent(text)}`, 303);
}
