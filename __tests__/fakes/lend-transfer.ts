/** Gives a Node.js that lacks it what browsers have (ECMA-262, ArrayBuffer.prototype.transfer), as far as it is used here. */
export function lendTransfer(): void {
  Object.defineProperty(ArrayBuffer.prototype, 'transfer', {
    configurable: true,
    value(this: ArrayBuffer) {
      structuredClone(this, { transfer: [this] });
      return new ArrayBuffer(0);
    },
  });
}
