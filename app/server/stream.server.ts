import type { ServerResponse } from "node:http";

/**
 * What is made piece by piece and sent while it is made. Remix hands all that a stream has to the connection without
 * waiting for it, and does not tell a stream that its reader has left: so the stream asks both itself, before each
 * piece.
 */

/** Of who asks: when to stop, and when the connection takes more. */
export interface Reader {
  readonly signal: AbortSignal;
  /** Resolves once what was written has gone out, or the reader has. Without it nothing is waited for. */
  readonly whenRoom?: (() => Promise<void>) | undefined;
}

/** Resolves when a reply takes more, or is over. */
export function roomIn(response: ServerResponse): Promise<void> {
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
 * A stream of these pieces: no more of them is in memory than the reader has not taken yet. A reader who leaves ends
 * the reading. A piece that cannot be made breaks the connection: what came so far is not taken for the whole.
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
