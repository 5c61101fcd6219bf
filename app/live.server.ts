import type { Request, RequestHandler, Response } from "express";
import { findPersonOrGuest, findSubmissionRight, isGuest } from "./accounts/guards.server";
import { onResult } from "./grading/live.server";
import { findOwner, isGraded } from "./grading/submissions.server";
import { reached } from "./steps.server";

const BEAT_MS = 15_000;
/** Streams of one person at once; a page that gets none asks by itself. */
const MAX_STREAMS = 30;
/** By the person who listens. */
const open = new Map<string, Set<Response>>();

/**
 * `GET /submissions/:id/events`: server-sent events. Sends `result` once the submission has one. Here and not in a
 * route of Remix, which does not see that a reader has left.
 */
export const liveResults: RequestHandler = (request, response, next) => {
  listen(request, response).catch(next);
};

async function listen(request: Request, response: Response): Promise<void> {
  const submissionId = request.params.id ?? "";
  const personId = await findListener(request, submissionId);
  if (!personId) return void response.status(404).end();
  if ((open.get(personId)?.size ?? 0) >= MAX_STREAMS) return void response.status(429).end();
  // Gone while that was looked up: nobody would tell us again.
  if (response.destroyed) return;
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  if (request.method === "HEAD") return void response.end();
  remember(personId, response);
  const send = (text: string) => void (response.writableEnded || response.destroyed || response.write(text));
  const tell = () => {
    reached("result told");
    send(`event: result\ndata: ${submissionId}\n\n`);
  };
  const stop = onResult(submissionId, tell);
  const beat = setInterval(async () => {
    // Signed out, or out of the cohort, since.
    const stillMay = await findListener(request, submissionId).catch(() => personId);
    if (stillMay !== personId) response.end();
    else send(": \n\n");
  }, BEAT_MS);
  response.on("close", () => {
    stop();
    clearInterval(beat);
    forget(personId, response);
  });
  send("retry: 2000\n\n");
  // Graded between the page and this request: say so at once.
  if (await isGraded(submissionId)) tell();
}

/** Who asks, when they may see this submission. */
async function findListener(request: Request, submissionId: string): Promise<string | null> {
  const headers = new Headers({ cookie: request.get("cookie") ?? "" });
  const who = await findPersonOrGuest(new Request("http://localhost/", { headers }));
  const owner = who && (await findOwner(submissionId));
  if (!who || !owner) return null;
  const may = isGuest(who) ? who.id === owner : await findSubmissionRight(who, owner);
  return may ? who.id : null;
}

function remember(personId: string, response: Response): void {
  const mine = open.get(personId) ?? new Set();
  open.set(personId, mine.add(response));
}

function forget(personId: string, response: Response): void {
  const mine = open.get(personId);
  mine?.delete(response);
  if (mine?.size === 0) open.delete(personId);
}

/** Ends all streams, so that the server can close. */
export function closeLive(): void {
  for (const mine of open.values()) for (const response of mine) response.end();
}
