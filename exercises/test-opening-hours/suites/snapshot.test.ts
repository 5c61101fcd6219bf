import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

// What the code answers at each full hour, taken down from a run: o is open, a dot is closed.
const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);
const record = (day: Parameters<typeof isOpen>[0]) => hours.map((minute) => (isOpen(day, minute) ? "o" : ".")).join("");

describe("isOpen, as recorded", () => {
  it("has not changed on Monday", () => {
    expect(record("mon")).toBe("........oooooooooo......");
  });

  it("has not changed on Tuesday", () => {
    expect(record("tue")).toBe("........oooooooooo......");
  });

  it("has not changed on Wednesday", () => {
    expect(record("wed")).toBe("........ooooo...........");
  });

  it("has not changed on Thursday", () => {
    expect(record("thu")).toBe("........oooooooooooo....");
  });

  it("has not changed on Friday", () => {
    expect(record("fri")).toBe("........ooooooooo.......");
  });

  it("has not changed on Saturday", () => {
    expect(record("sat")).toBe(".........ooooo..........");
  });

  it("has not changed on Sunday", () => {
    expect(record("sun")).toBe("........................");
  });
});
