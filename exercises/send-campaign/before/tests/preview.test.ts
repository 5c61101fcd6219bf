import { expect, it } from "vitest";
import { fillIn } from "../src/preview";

it("fills in the name, wherever it stands", () => {
  const member = { id: "m1", name: "Ines $& Co", address: "ines@example.org" };
  expect(fillIn("Hi {name}! Is {name} right?", member)).toBe("Hi Ines $& Co! Is Ines $& Co right?");
});
