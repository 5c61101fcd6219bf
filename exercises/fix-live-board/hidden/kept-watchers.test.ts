import { expect, it } from "vitest";
import { arena, result, settle } from "./arena";

it("tells watchers of changes to the top, and of nothing else", async () => {
  const many = Array.from({ length: 10 }, (_, i) => `p${i} ${100 - i}`);
  const { boards, shown, logged } = arena("cup", ...many);
  await shown();
  const told: (string | undefined)[] = [];
  boards.watch("cup", () => {
    throw new Error("screen is off");
  });
  const end = boards.watch("cup", (top) => void told.push(top[0]?.player));
  boards.watch("another", () => void told.push("another"));
  await boards.submit("cup", result("low 1"));
  await boards.submit("cup", result("p4 50"));
  await boards.ban("cup", "nobody");
  await settle();
  expect(told).toEqual([]);
  await boards.submit("cup", result("new 500"));
  await settle();
  await boards.ban("cup", "new");
  await settle();
  expect(told).toEqual(["new", "p0"]);
  expect(logged).toHaveLength(2);
  end();
  await boards.submit("cup", result("new 600"));
  await settle();
  expect(told).toHaveLength(2);
});
