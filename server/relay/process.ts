import * as v from 'valibot';
import type { RelayAnswer, RelayCommand } from './relay-messages';
import { RelayCommandSchema } from './relay-messages';
import { RelayService } from './relay-service';

/**
 * The relay in a process of its own, so that media never holds up signalling. It takes its orders from
 * the server that forked it, and ends with it.
 */
let service: RelayService | null = null;

function say(answer: RelayAnswer): void {
  process.send?.(answer);
}

async function start(options: Extract<RelayCommand, { type: 'start' }>['options']): Promise<void> {
  const started = new RelayService(options);
  service = started;
  const problem = await started.start();
  const { udpPort } = started;
  say({ type: 'ready', udp: udpPort !== null, udpPort, problem });
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.on('message', (message) => {
  const parsed = v.safeParse(RelayCommandSchema, message);
  if (!parsed.success) return console.error(`Not an order: ${v.summarize(parsed.issues)}`);
  const command = parsed.output;
  switch (command.type) {
    case 'start':
      start(command.options).catch(fail);
      break;
    case 'revoke':
      service?.revoke(command.user);
      break;
    case 'report':
      if (service) say({ type: 'counters', counters: service.report() });
      break;
  }
});
process.on('disconnect', () => {
  service?.close();
  process.exit(0);
});
// A Ctrl-C in the terminal goes to all processes; the server says when it is over.
process.on('SIGINT', () => undefined);
