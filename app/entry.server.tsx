import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { log } from "~/operations/log.server";
import { renderPage } from "~/server/render-page.server";
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

/** Renders a page with the response's nonce. A render that takes too long is aborted. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  const page = (
    <NonceContext.Provider value={nonce}>
      <TurnsContext.Provider value={new Turns()}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </TurnsContext.Provider>
    </NonceContext.Provider>
  );
  return renderPage(page, {
    nonce,
    status,
    headers,
    isWhole: isbot(request.headers.get("user-agent") ?? ""),
    abortMs: ABORT_MS,
    onFault: (error) => log.error({ requestId, err: error }, "a page could not be rendered"),
  });
}

/** Logs only our own faults. An unknown route isn't our fault, and its error would contain the path. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }) {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!context.reader.signal.aborted)
    log.error({ requestId: context.requestId, err: error }, "a loader or action failed");
}
