import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from '@playwright/test';
import { test } from '../faults/own-server-test';
import { newRoomId } from '../../lib/rooms/new-room-id';
import { roomPath } from '../../lib/rooms/room-access';
import { newRoomSecret } from '../../lib/rooms/room-secret';
import { untilOfflinePageIsKept } from './support/offline-page';

const link = () => roomPath(newRoomId(), { kind: 'link', secret: newRoomSecret() });

test('without its server the site says so, in the language of the person, and goes on by itself', async ({
  invite,
  server,
}) => {
  const { page } = await invite({ name: 'Ana', colour: 'red', locale: 'es-ES' });
  await page.goto('/');
  await untilOfflinePageIsKept(page);
  await server.kill();

  const path = link();
  await page.goto(path);
  const heading = page.getByRole('heading', { name: 'No se puede llegar al sitio' });
  await expect(heading).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Intentar de nuevo' }).click();
  await reloaded;
  await expect(heading).toBeVisible();

  await server.startAgain();
  await expect(page.getByRole('button', { name: 'Entrar', exact: true })).toBeVisible();
  expect(page.url()).toBe(server.origin + path);
});

test('another build is seen at once', async ({ invite, server }) => {
  const { page } = await invite({ name: 'Ana', colour: 'red' });
  await page.goto('/');
  await untilOfflinePageIsKept(page);
  await server.kill();
  const next = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><h1>Another build</h1>');
  });
  next.listen(Number(new URL(server.origin).port), '127.0.0.1');
  await once(next, 'listening');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Another build' })).toBeVisible();
  next.closeAllConnections();
  next.close();
});

test('a link that another app shares is opened, and the server hears nothing of its key', async ({
  invite,
}) => {
  const { page } = await invite({ name: 'Ana', colour: 'red' });
  await page.goto('/');
  await untilOfflinePageIsKept(page);
  await page.reload();
  const path = link();
  await page.evaluate((text) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' });
    form.append(Object.assign(document.createElement('input'), { name: 'text', value: text }));
    document.body.append(form);
    form.submit();
  }, `Come in: https://call.example${path}`);
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(path);
});

test('the shortcut for a new room makes one', async ({ invite }) => {
  const { page } = await invite({ name: 'Ana', colour: 'red' });
  await page.goto('/#new');
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
});

test('the worker itself is never kept by anybody', async ({ origin }) => {
  const { headers } = await fetch(`${origin}/sw.js`);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-type')).toContain('text/javascript');
});
