import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/**
 * Counts this process's events for Prometheus. docs/metrics.md lists every metric, and a test compares that list with
 * this file. Like the log, this module may be imported from any folder. No label may name a person, a submission, an
 * exercise or a path. Labels contain only route patterns, kinds and names from our own code.
 */
export const registry = new Registry();

/** Buckets in seconds. A page takes 10–40 ms on an idle machine; a submission may wait for several seconds. */
const HTTP_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Buckets in seconds. Grading a fix takes about 20 ms of engine time, and a suite's matrix about 150 ms. */
const GRADING_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const requests = new Histogram({
  name: "onramp_http_request_duration_seconds",
  help: "Time from a request to the end of its response; requests that would reveal when someone is working are counted only if they fail",
  labelNames: ["method", "route", "status"],
  buckets: HTTP_BUCKETS,
  registers: [registry],
});
const results = new Counter({
  name: "onramp_results_total",
  help: "Submissions graded by this process",
  labelNames: ["kind", "status"],
  registers: [registry],
});
const grading = new Histogram({
  name: "onramp_grading_duration_seconds",
  help: "Time to grade a submission, from the start of its job to its stored result",
  labelNames: ["kind"],
  buckets: GRADING_BUCKETS,
  registers: [registry],
});
const refused = new Counter({
  name: "onramp_limit_refused_total",
  help: "Requests refused by a rate limit, counted per limit",
  labelNames: ["limit"],
  registers: [registry],
});

const modelFailures = new Counter({
  name: "onramp_model_failures_total",
  help: "Calls to the language model that failed on its server, by reason",
  labelNames: ["reason"],
  registers: [registry],
});

/** Counts a response. `route` is the route's pattern, and `status` is a class such as "2xx". */
export function countRequest(method: string, route: string, status: string, seconds: number): void {
  requests.observe({ method, route, status }, seconds);
}

/** Counts a submission's result. */
export function countResult(kind: string, status: string, seconds: number): void {
  results.inc({ kind, status });
  grading.observe({ kind }, seconds);
}

/** Counts a refusal by a limit. `limit` is a name from our code, such as "sign-in" or "submission". */
export function countRefused(limit: string): void {
  refused.inc({ limit });
}

/** Counts a call to the language model that failed on the model's server. `reason` is a name from our code. */
export function countModelFailure(reason: string): void {
  modelFailures.inc({ reason });
}

/** Values that Onramp looks up whenever Prometheus requests the metrics. A value is null if its lookup failed. */
export interface Looked {
  readonly queue: {
    readonly waiting: number;
    readonly running: number;
    readonly failed: number;
    readonly oldestSeconds: number;
  } | null;
  readonly isDatabaseUp: boolean;
  readonly pool: { readonly size: number; readonly busy: number; readonly waiting: number };
  readonly model: {
    readonly isPaused: boolean;
    /** Yesterday's figures (UTC), one entry per purpose. Today's figures would show when someone was at work. */
    readonly yesterday: readonly {
      readonly purpose: string;
      readonly calls: number;
      readonly promptTokens: number;
      readonly replyTokens: number;
    }[];
  };
}

const jobs = new Gauge({
  name: "onramp_queue_jobs",
  help: "Jobs in the queue, for all processes: waiting, running, failed (no retries left)",
  labelNames: ["state"],
  registers: [registry],
});
const oldest = new Gauge({
  name: "onramp_queue_oldest_seconds",
  help: "How long the oldest waiting job has been due, in whole minutes; 0 if no job is waiting",
  registers: [registry],
});
const database = new Gauge({
  name: "onramp_database_up",
  help: "1 if the database answers, 0 if not",
  registers: [registry],
});
const pool = new Gauge({
  name: "onramp_sandbox_processes",
  help: "Processes that this process started for learners' code: all of them, and the busy ones",
  labelNames: ["state"],
  registers: [registry],
});
const poolWaiting = new Gauge({
  name: "onramp_sandbox_waiting",
  help: "Runs waiting for a free process",
  registers: [registry],
});

const modelPaused = new Gauge({
  name: "onramp_model_paused",
  help: "1 while this process sends nothing to the language model because its server failed several times in a row",
  registers: [registry],
});
const modelCalls = new Gauge({
  name: "onramp_model_calls_yesterday",
  help: "Calls to the language model on the last complete day (UTC), for all processes",
  labelNames: ["purpose"],
  registers: [registry],
});
const modelTokens = new Gauge({
  name: "onramp_model_tokens_yesterday",
  help: "Tokens in calls to the language model on the last complete day (UTC), for all processes: sent (prompt) and received (reply)",
  labelNames: ["purpose", "direction"],
  registers: [registry],
});

collectDefaultMetrics({ register: registry });

/** Formats all metrics in the Prometheus text format. */
export async function printMetrics({ queue, isDatabaseUp, pool: processes, model }: Looked): Promise<string> {
  database.set(isDatabaseUp ? 1 : 0);
  pool.set({ state: "all" }, processes.size);
  pool.set({ state: "busy" }, processes.busy);
  poolWaiting.set(processes.waiting);
  modelPaused.set(model.isPaused ? 1 : 0);
  modelCalls.reset();
  modelTokens.reset();
  for (const { purpose, calls, promptTokens, replyTokens } of model.yesterday) {
    modelCalls.set({ purpose }, calls);
    modelTokens.set({ purpose, direction: "prompt" }, promptTokens);
    modelTokens.set({ purpose, direction: "reply" }, replyTokens);
  }
  // If the lookup failed, leaves the values out instead of reporting old ones.
  jobs.reset();
  oldest.remove();
  if (queue) {
    for (const state of ["waiting", "running", "failed"] as const) jobs.set({ state }, queue[state]);
    oldest.set(queue.oldestSeconds);
  }
  return registry.metrics();
}
