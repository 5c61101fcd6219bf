import { expect, it } from "vitest";
import { mentions } from "../src/mentions";

it("has not changed", () => {
  const text = "Hi @Mira, @bo_2 and @li-na! Write to team@example.org. @x @ @@ana @mira";
  expect(JSON.stringify(mentions(text))).toBe(
    '[{"name":"mira","at":3},{"name":"bo_2","at":10},{"name":"li-na","at":20},{"name":"mira","at":66}]',
  );
});

it("has not changed for a list", () => {
  const text = Array.from({ length: 5 }, (_, i) => `@user${i}`).join(" ");
  expect([...mentions(text)].map(({ at }) => at).join()).toBe("0,7,14,21,28");
});
