import { describe, expect, it } from "vitest";
import { printLabels } from "../src/station";
import { hall, job } from "./hall";

describe("the print room", () => {
  it("prints the jobs of a printer whole and in order", async () => {
    const { room, out, journal } = hall();
    await Promise.all([room.print("north", job("a", 3)), room.print("north", job("b", 2))]);
    expect(out).toEqual(["north a1", "north a2", "north a3", "north b1", "north b2"]);
    expect(journal).toEqual(["a printed", "b printed"]);
  });

  it("lets no printer wait for another", async () => {
    const { room, out, stop } = hall();
    const goOn = stop("north");
    const slow = room.print("north", job("a", 1));
    await room.print("south", job("b", 2));
    expect(out).toEqual(["south b1", "south b2"]);
    goOn();
    await slow;
    expect(out.at(-1)).toBe("north a1");
  });

  it("sends a page a second time", async () => {
    const { room, out, refusals, paused } = hall();
    refusals.set("a2", 1);
    await room.print("north", job("a", 3));
    expect(out).toEqual(["north a1", "north a2", "north a3"]);
    expect(paused).toEqual([1_000]);
  });

  it("breaks a job off that fails twice, and goes on with the next", async () => {
    const { room, out, refusals, journal } = hall();
    refusals.set("a2", 2);
    const [first, second] = await Promise.allSettled([
      room.print("north", job("a", 3)),
      room.print("north", job("b", 1)),
    ]);
    expect(first).toMatchObject({ status: "rejected", reason: { message: "north is out of paper (1)" } });
    expect(second.status).toBe("fulfilled");
    expect(out).toEqual(["north a1", "north -", "north b1"]);
    expect(journal).toEqual(["a failed", "b printed"]);
  });

  it("logs what fails beside a job, and no more", async () => {
    const { room, refusals, logged, down } = hall();
    down.journal = true;
    refusals.set("a1", 2).set("-", 1);
    await expect(room.print("north", job("a", 1))).rejects.toThrow("north is out of paper (1)");
    await room.print("north", job("b", 1));
    await Promise.resolve();
    expect(logged).toEqual([
      "No empty label on north: north is out of paper (1)",
      "Journal, job a: no line",
      "Journal, job b: no line",
    ]);
  });

  it("prints what it has before it closes, and takes nothing more", async () => {
    const { room, out, refusals, stop } = hall();
    const goOn = stop("north");
    refusals.set("a1", 2);
    const jobs = Promise.allSettled([room.print("north", job("a", 1)), room.print("north", job("b", 2))]);
    const closing = Promise.all([room.close(), room.close()]);
    await expect(room.print("south", job("c", 1))).rejects.toMatchObject({ code: "closed" });
    goOn();
    await closing;
    expect(out).toEqual(["north -", "north b1", "north b2"]);
    expect((await jobs).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  });
});

it("prints the labels of a parcel", async () => {
  const { room, out } = hall();
  await printLabels({ room }, { id: "t1", printerId: "north" }, { id: "p1", street: "Kai 4", boxes: 1 });
  expect(out).toEqual(["north p1 1/1: Kai 4"]);
});
