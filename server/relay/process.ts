import { RelayOrders } from './relay-orders';
import { RelayService } from './relay-service';

/**
 * The relay in a process of its own, so that media does not hold up signalling. It takes its orders from
 * the server that forked it, and ends with it.
 */
const orders = new RelayOrders({
  create: (options, onFault) => new RelayService(options, onFault),
  say: (answer) => process.connected && process.send?.(answer),
  onFailure: (error) => {
    console.error(error);
    process.exit(1);
  },
  now: () => performance.now() / 1_000,
});

process.on('message', (message) => orders.take(message));
process.on('disconnect', () => {
  orders.close();
  process.exit(0);
});
// A Ctrl-C in the terminal goes to all processes; the server says when it is over.
process.on('SIGINT', () => undefined);
