import { expect, it, vi } from "vitest";
import { createWatch } from "./watch.server";

/** On SQLite and on PostgreSQL, where nothing is looked at without a word. What it tells: live.test, notices.test. */

it("what could not be read is read again, though no further word comes", async () => {
  let isAway = true;
  const watch = createWatch("onramp_of_a_test", async (topics) => {
    if (isAway) throw new Error("the database is away");
    return new Map(topics.map((topic) => [topic, "new"]));
  });
  const heard: string[] = [];
  const stop = watch.listen("topic", (sign) => heard.push(sign));
  try {
    // By now the connection that hears stands, where there is one.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(heard).toEqual([]);
    isAway = false;
    await vi.waitFor(() => expect(heard).toEqual(["new"]), { timeout: 10_000 });
  } finally {
    stop();
  }
});
