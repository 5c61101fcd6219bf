import { expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { keepMade } from "./kept.server";

it("figures that another calculation stored meanwhile stay, and are calculated again in the next round", async () => {
  for (const subject of ["never calculated", "calculated before"]) {
    if (subject === "calculated before") await keepMade(subject, "count", async () => 1);
    let finish: (() => void) | undefined;
    const slow = keepMade(subject, "count", () => new Promise((resolve) => (finish = () => resolve(2))));
    await vi.waitFor(() => expect(finish).toBeDefined());
    await keepMade(subject, "count", async () => 3);
    finish!();
    expect(await slow).toBe(2);
    const row = await db.keptFigures.findUnique({ where: { subject_name: { subject, name: "count" } } });
    expect(row).toMatchObject({ figures: "3", isStale: true });
  }
});
