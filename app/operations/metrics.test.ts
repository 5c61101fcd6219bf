import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { countRefused, countRequest, countResult, printMetrics, registry } from "./metrics.server";

const guide = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/metrics.md"), "utf8");
const LOOKED = {
  queue: { waiting: 3, running: 2, failed: 1, oldestSeconds: 120 },
  isDatabaseUp: true,
  pool: { size: 2, busy: 1, waiting: 4 },
  model: { isPaused: true, yesterday: [{ purpose: "tutor", calls: 3, promptTokens: 900, replyTokens: 120 }] },
};

interface Ours {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly says: string;
}

/** Private fields of prom-client: there is no public way to read labels and buckets. */
interface Inside {
  readonly labelNames?: readonly string[];
  readonly upperBounds?: readonly number[];
}

function listOurs(): Ours[] {
  return registry
    .getMetricsAsArray()
    .filter(({ name }) => name.startsWith("onramp_"))
    .map((metric) => {
      const { labelNames = [], upperBounds } = metric as unknown as Inside;
      return {
        name: metric.name,
        type: String(metric.type),
        labels: labelNames,
        says: upperBounds ? `${metric.help}. Buckets: ${upperBounds.join(" ")}` : metric.help,
      };
    });
}

it("the guide's table lists each of our metrics with its type, labels, description and buckets", () => {
  const rows = [...guide.matchAll(/^\| `(onramp_\w+)` \| (\w+) \| (.*?) ?\| (.*) \|$/gm)].map(
    ([, name, type, labels, says]) => ({
      name,
      type,
      labels: [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label),
      says,
    }),
  );
  expect(rows).toEqual(listOurs());
});

it("no label can name a person, a submission or an exercise", () => {
  const labels = new Set(listOurs().flatMap((metric) => metric.labels));
  expect([...labels].sort()).toEqual([
    ...["direction", "kind", "limit", "method", "purpose"],
    ...["reason", "route", "state", "status"],
  ]);
});

it("prints counters and looked-up values", async () => {
  countRequest("GET", "/submissions/:id", "2xx", 0.02);
  countResult("fix", "passed", 0.03);
  countRefused("signIn");
  const text = await printMetrics(LOOKED);
  for (const line of [
    'onramp_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/submissions/:id",status="2xx"} 1',
    'onramp_results_total{kind="fix",status="passed"} 1',
    'onramp_grading_duration_seconds_count{kind="fix"} 1',
    'onramp_limit_refused_total{limit="signIn"} 1',
    "onramp_model_paused 1",
    'onramp_model_calls_yesterday{purpose="tutor"} 3',
    'onramp_model_tokens_yesterday{purpose="tutor",direction="prompt"} 900',
    'onramp_queue_jobs{state="waiting"} 3',
    "onramp_queue_oldest_seconds 120",
    "onramp_database_up 1",
    'onramp_sandbox_processes{state="busy"} 1',
    "onramp_sandbox_waiting 4",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
});

it("omits values whose lookup fails instead of printing old ones", async () => {
  await printMetrics(LOOKED);
  const text = await printMetrics({ ...LOOKED, queue: null, isDatabaseUp: false });
  expect(text).toContain("onramp_database_up 0");
  expect(text).not.toMatch(/^onramp_queue_\w+(\{| )/m);
});
