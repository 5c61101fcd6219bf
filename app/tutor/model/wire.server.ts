import { ModelFailure } from "./failure";

/** The limits of one call. Times are in milliseconds. */
export interface WireLimits {
  /** The maximum time until the first byte of the reply. A local server may first have to load the model. */
  readonly firstByteMs: number;
  readonly betweenMs: number;
  /** The maximum duration of the whole call, including retries. */
  readonly totalMs: number;
  /** The maximum size of one reply in bytes. A token takes about 300 bytes on the wire. */
  readonly replyBytes: number;
}

/** The only headers that we send. The package would add more, for example one that names the operating system. */
const SENT = ["accept", "authorization", "content-type"];

/** Opens one call's connection, and watches the clock, the size of the reply and the caller's signal. */
export function openWire(limits: WireLimits, hasKey: boolean, outer?: AbortSignal) {
  const controller = new AbortController();
  let failure: ModelFailure | null = null;
  let isAnswered = false;
  const stop = (why: ModelFailure) => {
    failure ??= why;
    controller.abort();
  };
  const leave = () => stop(new ModelFailure("stopped"));
  outer?.addEventListener("abort", leave, { once: true });
  if (outer?.aborted) leave();
  const late = () => stop(new ModelFailure("slow"));
  const total = setTimeout(late, limits.totalMs);
  let silence: NodeJS.Timeout | undefined;
  const expectWithin = (ms: number) => {
    clearTimeout(silence);
    silence = setTimeout(late, ms);
  };

  /**
   * The `fetch` that the package uses. Follows no redirects, sends only the headers in `SENT`, and limits a reply's
   * size.
   */
  async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
    const all = new Headers(init?.headers);
    if (!hasKey) all.delete("authorization");
    const headers = new Headers({ "user-agent": "Onramp" });
    for (const name of SENT) if (all.has(name)) headers.set(name, all.get(name) ?? "");
    expectWithin(limits.firstByteMs);
    const reply = await fetch(url, { ...init, headers, redirect: "error", signal: controller.signal });
    isAnswered ||= reply.ok;
    if (reply.ok && !/^text\/event-stream\b/i.test(reply.headers.get("content-type") ?? "")) {
      stop(new ModelFailure("unreadable"));
      throw failure;
    }
    let bytes = 0;
    const bounded = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, next) {
        expectWithin(limits.betweenMs);
        bytes += chunk.byteLength;
        if (bytes <= limits.replyBytes) next.enqueue(chunk);
        else if (reply.ok) stop(new ModelFailure("too long"));
        else next.terminate();
      },
    });
    const { status, headers: replied } = reply;
    // `fetch` may no longer listen to its signal once its request is garbage-collected.
    const { signal } = controller;
    return new Response(reply.body?.pipeThrough(bounded, { signal }) ?? null, { status, headers: replied });
  }

  return {
    fetch: boundedFetch,
    signal: controller.signal,
    /** The reason why Onramp itself stopped the call. Null if it didn't stop the call. */
    stoppedBy: () => failure,
    /** Whether the model has begun to work on the request, so that its tokens are probably billed. */
    isAnswered: () => isAnswered,
    /** Stops the timeout while nothing is expected from the server. */
    rest: () => clearTimeout(silence),
    expectMore: () => expectWithin(limits.betweenMs),
    close() {
      clearTimeout(total);
      clearTimeout(silence);
      outer?.removeEventListener("abort", leave);
      controller.abort();
    },
  };
}

export type Wire = ReturnType<typeof openWire>;
