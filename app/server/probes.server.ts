import crypto from "node:crypto";
import type { Express, RequestHandler } from "express";
import { getQueueState } from "~/grading/queue/queue.server";
import { listWorkers } from "~/grading/queue/worker-list.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { printMetrics, registry } from "~/operations/metrics.server";
import type { SandboxPool } from "~/sandbox/processes/pool.server";
import { getModelState } from "~/tutor/model/model.server";
import { listYesterdayUse } from "~/tutor/model/use.server";
import { findUnready, isDatabaseUp } from "./ready.server";

/**
 * Adds endpoints that tell other machines whether the process is alive, whether it can take requests, and what its
 * metrics are.
 */
export function addProbes(app: Express, sandbox: SandboxPool): void {
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", async (_request, response) => {
    const why = await findUnready(sandbox.state().isUp);
    response
      .status(why === null ? 200 : 503)
      .type("text")
      .send(why ?? ((await hasWorker()) ? "ready" : "ready; no worker is running"));
  });
  if (env.metricsToken) app.get("/metrics", metrics(env.metricsToken, sandbox));
}

/** Whether any worker is alive. Without a worker, this process still stores submissions, so it still takes requests. */
const hasWorker = () =>
  listWorkers().then(
    (workers) => workers.some(({ isAlive }) => isAlive),
    () => false,
  );

const digest = (text: string) => crypto.createHash("sha256").update(text).digest();

/** Checks a token. Compares digests, so that the duration reveals nothing about the token or its length. */
function hasToken(sent: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(sent ?? "")?.[1] ?? "";
  return crypto.timingSafeEqual(digest(given), digest(token));
}

function metrics(token: string, sandbox: SandboxPool): RequestHandler {
  return async (request, response) => {
    if (!hasToken(request.get("authorization"), token)) {
      response.status(401).setHeader("WWW-Authenticate", "Bearer");
      return void response.type("text").send("This page needs the token that is set in METRICS_TOKEN.");
    }
    const [isUp, queue, yesterday] = await Promise.all([isDatabaseUp(), readQueue(), readModelUse()]);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Type", registry.contentType);
    const model = { isPaused: getModelState().isPaused, yesterday };
    response.send(await printMetrics({ queue, isDatabaseUp: isUp, pool: sandbox.state(), model }));
  };
}

const readModelUse = () =>
  listYesterdayUse().catch((err) => {
    log.warn({ err }, "the use of the language model could not be counted");
    return [];
  });

async function readQueue() {
  try {
    const { waiting, running, failed, oldestMinutes } = await getQueueState();
    return { waiting, running, failed, oldestSeconds: (oldestMinutes ?? 0) * 60 };
  } catch (err) {
    log.warn({ err }, "the queue could not be counted");
    return null;
  }
}
