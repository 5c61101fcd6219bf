import { setImmediate as nextRound } from "node:timers/promises";
import { Zip, ZipDeflate } from "fflate";
import { type Reader, streamOf } from "~/server/stream.server";

export interface ZipEntry {
  readonly path: string;
  /** The text in pieces, so that long text is never in memory as a whole. */
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

/** The earliest time that a zip can store, because an entry's time must not reveal when someone used Onramp. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The number of bytes compressed in one go. After each slice, other requests get a turn, because compressing a megabyte
 * can take half a second.
 */
const SLICE = 64 * 1024;

async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    ready.push(data);
  });
  const utf8 = new TextEncoder();
  for await (const { path, pieces } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    for await (const piece of pieces) {
      const bytes = utf8.encode(piece);
      for (let at = 0; at < bytes.length; at += SLICE) {
        file.push(bytes.subarray(at, at + SLICE));
        yield* ready.splice(0);
        await nextRound();
      }
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/** Streams a zip as it is built. Memory holds only the part that the reader hasn't received yet. */
export const zipStream = (entries: AsyncIterable<ZipEntry>, reader: Reader): ReadableStream<Uint8Array> =>
  streamOf(zipped(entries), reader);
