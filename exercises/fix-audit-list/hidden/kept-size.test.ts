import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("keeps pages within their size, which is 1 to 200", () => {
  const at = (n: number) => new Date(Date.UTC(2026, 4, 4, 9, n)).toISOString();
  const { trail, pages } = office(...Array.from({ length: 230 }, (_, n) => `m${n} ${at(n)}`));
  expect(pages(200).map(({ length }) => length)).toEqual([200, 30]);
  for (const size of [-1, 0, 201, Number.NaN]) {
    expect(() => auditPage(trail, { department: "parks", size })).toThrow(RangeError);
  }
});
