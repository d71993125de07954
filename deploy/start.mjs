import { ensureBuilt } from './ensure-built.mjs';

ensureBuilt();

if (process.env.npm_lifecycle_event) stopWithParent();

process.env.NEXT_TELEMETRY_DISABLED = '1';
// In this very process, so that signals reach the server.
await import('../dist/index.js');

/** npm hands SIGTERM to the shell between it and us, which dies of it and hands nothing on. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
