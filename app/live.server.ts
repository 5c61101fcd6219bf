import type { Request, RequestHandler, Response } from "express";
import { findPerson, findSubmissionRight } from "./accounts/guards.server";
import { onResult } from "./grading/live.server";
import { findOwner, isGraded } from "./grading/submissions.server";

const BEAT_MS = 15_000;
const open = new Set<Response>();

/**
 * `GET /submissions/:id/events`: server-sent events. Sends `result` once the submission has one. Here and not in a
 * route of Remix, which does not see that a reader has left.
 */
export const liveResults: RequestHandler = async (request, response) => {
  const submissionId = request.params.id ?? "";
  if (!(await mayListen(request, submissionId))) return void response.status(404).end();
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  open.add(response);
  const tell = () => response.write(`event: result\ndata: ${submissionId}\n\n`);
  const stop = onResult(submissionId, tell);
  const beat = setInterval(() => response.write(": \n\n"), BEAT_MS);
  response.on("close", () => {
    stop();
    clearInterval(beat);
    open.delete(response);
  });
  response.write("retry: 2000\n\n");
  // Graded between the page and this request: say so at once.
  if (await isGraded(submissionId)) tell();
};

async function mayListen(request: Request, submissionId: string): Promise<boolean> {
  const headers = new Headers({ cookie: request.get("cookie") ?? "" });
  const person = await findPerson(new Request("http://localhost/", { headers }));
  const owner = person && (await findOwner(submissionId));
  return Boolean(person && owner && (await findSubmissionRight(person, owner)));
}

/** Ends all streams, so that the server can close. */
export function closeLive(): void {
  for (const response of open) response.end();
}
