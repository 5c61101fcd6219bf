import type { Request, RequestHandler, Response } from "express";
import { findPersonOrGuest, findSubmissionRight, isGuest } from "~/accounts/guards.server";
import { onResult } from "~/grading/live.server";
import { findOwner } from "~/grading/submissions.server";
import { reached } from "~/operations/steps.server";
import { onNews, onTalk } from "~/review/notices/news-watch.server";

const BEAT_MS = 15_000;
/** The maximum number of streams for one person. Pages beyond this limit poll instead. */
const MAX_STREAMS = 30;
/** Open streams, keyed by the person's id. */
const open = new Map<string, Set<Response>>();

/**
 * `GET /submissions/:id/events`: server-sent events. Sends `result` once the submission has a result. This is an
 * Express route, because a Remix route doesn't notice when the reader has left.
 */
export const liveResults: RequestHandler = (request, response, next) => {
  listen(request, response).catch(next);
};

async function listen(request: Request, response: Response): Promise<void> {
  const submissionId = request.params.id ?? "";
  const stream = await openStream(request, response, () => findListener(request, submissionId));
  if (!stream) return;
  const send = () => {
    reached("result told");
    stream.send("result", submissionId);
  };
  // Sends the event immediately if the submission was graded between loading the page and this request.
  response.on("close", onResult(submissionId, send));
}

/**
 * `GET /notices/events`: sends `news` with the person's number of new notices, immediately and after each change. With
 * `?about=<submission>`, for a submission that the person may see, also sends `talk` with the version of the
 * submission's conversation.
 */
export const liveNews: RequestHandler = (request, response, next) => {
  listenToNews(request, response).catch(next);
};

async function listenToNews(request: Request, response: Response): Promise<void> {
  const about = typeof request.query.about === "string" ? request.query.about : null;
  const find = async () => {
    const who = await findAsking(request);
    return who && !isGuest(who) && (!about || (await findListener(request, about))) ? who.id : null;
  };
  const stream = await openStream(request, response, find);
  if (!stream) return;
  const { personId, send } = stream;
  const stops = [onNews({ id: personId }, (count) => send("news", count))];
  if (about) stops.push(onTalk(about, (sign) => send("talk", sign)));
  response.on("close", () => {
    for (const stop of stops) stop();
  });
}

/**
 * Opens a stream for the person that `find` returns, and returns a function that sends on the stream. Returns null if
 * there is no such person, or if they have too many streams. `find` is called again at each heartbeat. If the person
 * has signed out or left the cohort, the stream ends.
 */
async function openStream(
  request: Request,
  response: Response,
  find: () => Promise<string | null>,
): Promise<{ readonly personId: string; send(event: string, data: string): void } | null> {
  const refuse = (status: number) => {
    response.status(status).end();
    return null;
  };
  const personId = await find();
  if (!personId) return refuse(404);
  if ((open.get(personId)?.size ?? 0) >= MAX_STREAMS) return refuse(429);
  // If the response was closed during the lookup, its close event will not fire again.
  if (response.destroyed) return null;
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  if (request.method === "HEAD") {
    response.end();
    return null;
  }
  remember(personId, response);
  const write = (text: string) => void (response.writableEnded || response.destroyed || response.write(text));
  const beat = setInterval(async () => {
    const stillMay = await find().catch(() => personId);
    if (stillMay !== personId) response.end();
    // Send an event, not an SSE comment: it shows the page that the connection is alive, and browsers don't pass
    // comments on to pages.
    else write("event: beat\ndata:\n\n");
  }, BEAT_MS);
  response.on("close", () => {
    clearInterval(beat);
    forget(personId, response);
  });
  write("retry: 2000\n\n");
  return { personId, send: (event, data) => write(`event: ${event}\ndata: ${data}\n\n`) };
}

function findAsking(request: Request) {
  const headers = new Headers({ cookie: request.get("cookie") ?? "" });
  return findPersonOrGuest(new Request("http://localhost/", { headers }));
}

/** The id of the person who makes the request, if they may see this submission; otherwise null. */
async function findListener(request: Request, submissionId: string): Promise<string | null> {
  const who = await findAsking(request);
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
