import { requests, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("asks for table, query and page", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner, "a\n", "b\n"));
  await download(partner, "water levels", { station: "Åkra & Sund", from: "2026-11-01" }, () => {});
  const asked = requests().map(({ url }) => new URL(url));
  expect(asked.map(({ pathname }) => pathname)).toEqual(["/tables/water%20levels", "/tables/water%20levels"]);
  expect(asked.map(({ searchParams }) => searchParams.get("station"))).toEqual(["Åkra & Sund", "Åkra & Sund"]);
  expect(asked.map(({ searchParams }) => searchParams.get("page"))).toEqual([null, "2"]);
});
