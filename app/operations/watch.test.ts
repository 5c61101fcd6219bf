import { expect, it, vi } from "vitest";
import { createWatch } from "./watch.server";

/**
 * Runs on SQLite and on PostgreSQL. On PostgreSQL, rows are read only after a notification. live.test and notices.test
 * check what pages receive.
 */

it("retries a failed read without a further notification", async () => {
  let isAway = true;
  const watch = createWatch("onramp_of_a_test", async (topics) => {
    if (isAway) throw new Error("the database is away");
    return new Map(topics.map((topic) => [topic, "new"]));
  });
  const heard: string[] = [];
  const stop = watch.listen("topic", (sign) => heard.push(sign));
  try {
    // By now the listening connection is open, if the database has one.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(heard).toEqual([]);
    isAway = false;
    await vi.waitFor(() => expect(heard).toEqual(["new"]), { timeout: 10_000 });
  } finally {
    stop();
  }
});
