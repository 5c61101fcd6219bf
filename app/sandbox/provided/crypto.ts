/**
 * Hashes of node:crypto and the global `crypto`, from @noble/hashes. Random values come from a fixed sequence: each run
 * of a test file gets the same ones.
 */

import { Buffer } from "node:buffer";
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { codedError, notHere } from "./parts/harness";

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 };
type Data = string | ArrayBufferView | ArrayBuffer;
type Encoding = "hex" | "base64" | "base64url" | "latin1" | "binary" | "utf8" | "buffer";

function findHash(name: string) {
  const key = String(name)
    .toLowerCase()
    .replace(/^(rsa-)?(sha|md)-?/, "$2");
  if (!Object.hasOwn(HASHES, key)) {
    const message = `the hash ${name} is not available in the sandbox: there are ${Object.keys(HASHES).join(", ")}`;
    throw codedError(new Error(message), "ERR_CRYPTO_INVALID_DIGEST");
  }
  return HASHES[key as keyof typeof HASHES];
}

function bytesOf(data: Data, encoding?: Encoding): Uint8Array {
  if (typeof data === "string") return Buffer.from(data, encoding as "utf8");
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw codedError(new TypeError("the data must be a string, a Buffer or a typed array"), "ERR_INVALID_ARG_TYPE");
}

const output = (bytes: Uint8Array, encoding?: Encoding): string | Buffer => {
  const buffer = Buffer.from(bytes);
  return encoding === undefined || encoding === "buffer" ? buffer : buffer.toString(encoding);
};

/** The objects that `createHash` and `createHmac` return. */
class Digest {
  #state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array } | null;
  constructor(state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }) {
    this.#state = state;
  }
  update(data: Data, encoding?: Encoding): this {
    this.#open().update(bytesOf(data, encoding));
    return this;
  }
  digest(encoding?: Encoding): string | Buffer {
    const state = this.#open();
    this.#state = null;
    return output(state.digest(), encoding);
  }
  #open() {
    if (this.#state) return this.#state;
    throw codedError(new Error("Digest already called"), "ERR_CRYPTO_HASH_FINALIZED");
  }
}

const createHash = (name: string) => new Digest(findHash(name).create());
const createHmac = (name: string, key: Data) => new Digest(hmac.create(findHash(name), bytesOf(key)));
const hash = (name: string, data: Data, encoding: Encoding = "hex") => output(findHash(name)(bytesOf(data)), encoding);

function timingSafeEqual(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const [left, right] = [bytesOf(a), bytesOf(b)];
  if (left.length !== right.length) {
    const message = "Input buffers must have the same byte length";
    throw codedError(new RangeError(message), "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH");
  }
  return left.every((byte, i) => byte === right[i]);
}

const pbkdf2Sync = (password: Data, salt: Data, c: number, dkLen: number, name: string) =>
  output(pbkdf2(findHash(name), bytesOf(password), bytesOf(salt), { c, dkLen }));

/** xorshift32: far from random, but tests must be repeatable. */
let state = 0x9e3779b9;
function nextByte(): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 11) & 255;
}

function getRandomValues<T extends ArrayBufferView>(array: T): T {
  const bytes = bytesOf(array);
  for (let i = 0; i < bytes.length; i++) bytes[i] = nextByte();
  return array;
}

type Callback<T> = (error: null, value: T) => void;
function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
  const bytes = getRandomValues(Buffer.alloc(size));
  if (callback === undefined) return bytes;
  setImmediate(() => callback(null, bytes));
  return undefined;
}

/** `randomInt(max)` or `randomInt(min, max)`. The result is less than `max`. */
function randomInt(a: number, b?: number): number {
  const [min, max] = b === undefined ? [0, a] : [a, b];
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max <= min) {
    throw codedError(new RangeError("randomInt takes whole numbers, the first below the second"), "ERR_OUT_OF_RANGE");
  }
  const [high = 0, low = 0] = getRandomValues(new Uint32Array(2));
  return min + Math.floor(((high * 2 ** 21 + (low >>> 11)) / 2 ** 53) * (max - min));
}

function randomUUID(): string {
  const bytes = getRandomValues(Buffer.alloc(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const subtle = {
  digest: async (algorithm: string | { name: string }, data: Data): Promise<ArrayBuffer> => {
    const bytes = findHash(typeof algorithm === "string" ? algorithm : algorithm.name)(bytesOf(data));
    return bytes.slice().buffer as ArrayBuffer;
  },
  ...notHere("crypto", ["encrypt", "decrypt", "sign", "verify", "generateKey", "importKey", "exportKey", "deriveBits"]),
};

const webcrypto = { getRandomValues, randomUUID, subtle };

export default {
  createHash,
  createHmac,
  Hash: Digest,
  Hmac: Digest,
  hash,
  getHashes: () => Object.keys(HASHES),
  timingSafeEqual,
  pbkdf2Sync,
  randomBytes,
  randomInt,
  randomUUID,
  getRandomValues,
  subtle,
  webcrypto,
  ...notHere("crypto", [
    "createCipheriv",
    "createDecipheriv",
    "createSign",
    "createVerify",
    "sign",
    "verify",
    "scrypt",
    "scryptSync",
    "generateKeyPairSync",
    "generateKeyPair",
    "createPrivateKey",
    "createPublicKey",
    "createSecretKey",
    "pbkdf2",
    "publicEncrypt",
    "privateDecrypt",
    "createDiffieHellman",
    "createECDH",
    "hkdfSync",
    "randomFillSync",
  ]),
};
