import { Transform, type TransformCallback } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { ReactNode } from "react";
import { renderToPipeableStream } from "react-dom/server";

/**
 * Joins the parts of a page. React writes parts of 2 kB, each of which would otherwise be compressed and sent
 * separately. React calls `flush` when it has written all that is ready.
 */
class Joined extends Transform {
  readonly #parts: Uint8Array[] = [];

  override _transform(part: Uint8Array, _encoding: BufferEncoding, done: TransformCallback) {
    this.#parts.push(part);
    done();
  }

  flush() {
    if (this.#parts.length > 0) this.push(Buffer.concat(this.#parts.splice(0)));
  }

  override _flush(done: TransformCallback) {
    this.flush();
    done();
  }
}

interface PageOptions {
  readonly nonce: string;
  readonly status: number;
  readonly headers: Headers;
  /** Whether the response starts only when the whole page is ready, because search engines need the whole page. */
  readonly isWhole: boolean;
  /** The rendering is aborted after this many milliseconds. */
  readonly abortMs: number;
  readonly onFault: (error: unknown) => void;
}

/** How many seconds readers are asked to wait after a page took too long. */
const RETRY_AFTER = "10";

/**
 * Renders a page as a response with a stream. If nothing of the page is ready when the rendering is aborted, React
 * reports neither the page's start nor an error, so the timer itself responds, with 503.
 */
export function renderPage(page: ReactNode, options: PageOptions): Promise<Response> {
  const { nonce, status, headers, isWhole, abortMs, onFault } = options;
  return new Promise((resolve, reject) => {
    let failed = false;
    let isShellReady = false;
    let isAnswered = false;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        isShellReady = true;
        if (!isWhole) begin();
      },
      onAllReady() {
        if (isWhole) begin();
      },
      onShellError(error: unknown) {
        isAnswered = true;
        reject(error);
      },
      onError(error: unknown) {
        failed = true;
        onFault(error);
      },
    });
    function begin() {
      // After an abort, React also reports that everything is ready if the page never started.
      if (!isShellReady || isAnswered) return;
      isAnswered = true;
      const body = new Joined();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
      pipe(body);
    }
    setTimeout(() => {
      abort();
      if (isAnswered) return;
      isAnswered = true;
      onFault(new Error(`nothing of the page was ready after ${abortMs} ms`));
      headers.set("Content-Type", "text/plain; charset=utf-8");
      headers.set("Retry-After", RETRY_AFTER);
      resolve(new Response("This page took too long. Try again in a moment.\n", { headers, status: 503 }));
    }, abortMs).unref();
  });
}
