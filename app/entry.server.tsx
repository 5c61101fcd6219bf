import { Transform, type TransformCallback } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/operations/log.server";
import type { Reader } from "~/server/stream.server";
import { Turns, TurnsContext } from "~/ui/text/in-turn";
import type { Sandbox } from "./sandbox/contract";
import { NonceContext } from "./ui/shell/nonce";

export { serve } from "~/server/serve.server";

const ABORT_MS = 8_000;
export const streamTimeout = ABORT_MS - 1_000;

declare module "@remix-run/node" {
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    /** The client's network address, for rate limits. Neither stored nor logged. */
    address: string;
    /** The server's sandbox, for answers that a page waits for. */
    sandbox: Sandbox;
    /** The person or program that receives the response. */
    reader: Reader;
  }
}

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

/** Renders a page with the response's nonce. A render that takes too long is aborted. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const isBot = isbot(request.headers.get("user-agent") ?? "");
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TurnsContext.Provider value={new Turns()}>
          <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
        </TurnsContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        [isBot ? "onAllReady" : "onShellReady"]() {
          const body = new Joined();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          failed = true;
          log.error({ requestId, err: error }, "a page could not be rendered");
        },
      },
    );
    setTimeout(abort, ABORT_MS).unref();
  });
}

/** Logs only our own faults. An unknown route isn't our fault, and its error would contain the path. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }) {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!context.reader.signal.aborted)
    log.error({ requestId: context.requestId, err: error }, "a loader or action failed");
}
