import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { seeded } from "../../app/kinds/seeded";

/**
 * Makes this process derive its "random" bytes from a seed, so that rows get the same ids, and the same samples are
 * drawn, each time. Call this before importing anything that draws random bytes.
 */
export function seedRandom(seed: string): void {
  const draw = seeded(seed);
  const fill = <T extends NodeJS.ArrayBufferView>(array: T): T => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let n = 0; n < bytes.length; n++) bytes[n] = Math.floor(draw() * 256);
    return array;
  };
  const uuid = (): crypto.UUID => {
    const hex = fill(Buffer.alloc(16)).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Object.assign(crypto, { randomFillSync: fill, randomUUID: uuid });
  Object.assign(globalThis.crypto, { getRandomValues: fill, randomUUID: uuid });
  syncBuiltinESMExports();
}
