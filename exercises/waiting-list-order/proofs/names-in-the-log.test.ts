import { expect, it } from "vitest";
import { offerSlot } from "./src/offers";

it("writes no name into the log", () => {
  const lines: string[] = [];
  const entries = [
    { id: "w3", name: "Ana Lind", since: "2026-03-12", isUrgent: false, canCome: ["morning" as const] },
  ];
  offerSlot({ entries }, { id: "s1", part: "morning" }, (line) => void lines.push(line));
  expect(lines.join("\n")).not.toContain("Lind");
});
