import type { ServerResponse } from "node:http";

/**
 * Streams data that is created piece by piece while it is being sent. Remix writes everything in a stream to the
 * connection without waiting, and does not tell the stream when its reader has left. So before creating each piece, the
 * stream waits until the connection can take more data, and checks that the reader hasn't left.
 */

/** The client that receives a response: whether it has left, and when the connection can take more data. */
export interface Reader {
  /**
   * Aborted if the client leaves before the whole response was sent. A request's own signal isn't enough: once the
   * request is garbage-collected, it is never aborted (github.com/nodejs/node/issues/55428), and Remix creates several
   * request objects from one request.
   */
  readonly signal: AbortSignal;
  /** Resolves once the written data was sent, or the reader has left. If undefined, the writer never has to wait. */
  readonly whenRoom?: () => Promise<void>;
}

/** Returns the reader of a response. */
export function readerOf(response: ServerResponse): Reader {
  const left = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) left.abort();
  });
  return { signal: left.signal, whenRoom: () => roomIn(response) };
}

/** Resolves when a response can take more data, or is closed. */
function roomIn(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = () => {
      response.removeListener("drain", go);
      response.removeListener("close", go);
      resolve();
    };
    response.on("drain", go);
    response.on("close", go);
  });
}

/**
 * Creates a stream from these pieces. The stream keeps in memory only the data that the reader has not taken yet. If
 * the reader leaves, no more pieces are created. If creating a piece fails, the connection breaks, so that no one
 * mistakes a partial response for the whole one.
 */
export function streamOf(
  pieces: AsyncGenerator<string | Uint8Array>,
  { signal, whenRoom }: Reader,
): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  const leave = async () => void (await pieces.return(undefined));
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await whenRoom?.();
        const { value, done } = signal.aborted ? { value: undefined, done: true } : await pieces.next();
        if (done || value === undefined) {
          await leave();
          controller.close();
        } else controller.enqueue(typeof value === "string" ? utf8.encode(value) : value);
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}
