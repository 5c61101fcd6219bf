/** node:buffer, from the buffer package, with the encoding "base64url" that it lacks. */
import { Buffer } from "buffer/";
import { notHere } from "./parts/harness";

type Text = (this: Buffer, encoding?: string, start?: number, end?: number) => string;
type From = (value: unknown, encoding?: unknown, length?: unknown) => Buffer;

const isUrlSafe = (encoding: unknown) => String(encoding).toLowerCase() === "base64url";
const toText = Buffer.prototype.toString as Text;
Buffer.prototype.toString = function (this: Buffer, encoding?: string, start?: number, end?: number): string {
  if (!isUrlSafe(encoding)) return toText.call(this, encoding, start, end);
  const text = toText.call(this, "base64", start, end);
  return text.replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");
};
const { from, isEncoding, byteLength } = Buffer;
// The package decodes "base64" in both alphabets.
const known = (encoding: unknown) => (isUrlSafe(encoding) ? "base64" : encoding);
Object.assign(Buffer, {
  from: (value: unknown, encoding?: unknown, length?: unknown) =>
    (from as From).call(Buffer, value, known(encoding), length),
  isEncoding: (encoding: string) => isUrlSafe(encoding) || isEncoding(encoding),
  byteLength: (value: string, encoding?: unknown) => byteLength(value, known(encoding) as "utf8"),
});

export default {
  Buffer,
  SlowBuffer: Buffer,
  constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  atob,
  btoa,
  ...notHere("buffer", ["Blob", "File", "transcode", "resolveObjectURL", "isUtf8", "isAscii"]),
};
