import { describe, expect, it } from "vitest";
import { Slugs } from "../src/slugs";

describe("add", () => {
  it("makes a slug from a title", () => {
    const slugs = new Slugs();
    expect(slugs.add("New Bridge Opens")).toBe("new-bridge-opens");
  });

  it("adds a number if the slug is in use", () => {
    const slugs = new Slugs(["new-bridge-opens"]);
    expect(slugs.add("New Bridge Opens")).toBe("new-bridge-opens-2");
  });

  // Which titles would show that a rule is broken? And which results depend on earlier calls?
});
