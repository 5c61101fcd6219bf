import { type Reader, streamOf } from "~/server/stream.server";
import type { Shown } from "~/tutor/talk/ask.server";

const HEADERS = {
  "Content-Type": "application/x-ndjson; charset=utf-8",
  // `no-transform` prevents compression, because a compressor would hold paragraphs back in its buffer.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Yields one JSON value per line. */
async function* lines(shown: AsyncGenerator<Shown>): AsyncGenerator<string> {
  for await (const each of shown) yield `${JSON.stringify(each)}\n`;
}

/** The tutor's reply as a response that grows with each paragraph. */
export const streamReply = (shown: AsyncGenerator<Shown>, reader: Reader): Response =>
  new Response(streamOf(lines(shown), reader), { headers: HEADERS });
