/** Stands in for the relay's process: says all kinds of things, and repeats what it was told as faults. */
const repeat = (what) => process.send({ type: 'fault', error: JSON.stringify(what), more: 0 });

process.on('message', (order) => {
  if (order.type === 'revoke') return repeat(order);
  if (order.type !== 'start') return;
  repeat(order.options.revoked);
  for (const odd of [
    'ready',
    null,
    { type: 'ready' },
    { type: 'ready', udp: 'yes', problem: null },
  ]) {
    process.send(odd);
  }
  process.send({ type: 'fault', error: 7 });
  process.send({ type: 'ready', udp: false, udpPort: null, problem: 'there is none' });
});
process.on('disconnect', () => process.exit(0));
