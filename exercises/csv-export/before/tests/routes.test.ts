import { expect, it } from "vitest";
import type { Dataset } from "../src/datasets";
import { handle } from "../src/routes";
import { portalWith } from "./fakes";

const draft: Dataset = { id: "felling", title: "Felling plan", department: "parks", state: "draft" };

it("shows a draft to its department alone", () => {
  const { deps } = portalWith(draft, { columns: [{ title: "Street" }], rows: [["Elm Row"]] });
  const status = (department?: string) => {
    const actor = department === undefined ? undefined : { name: "Ida Holm", department, isAdmin: false };
    return handle(deps, { path: "/datasets/felling", actor }).status;
  };
  expect([status("parks"), status("water"), status()]).toEqual([200, 404, 404]);
});

it("counts the rows", () => {
  const { deps } = portalWith({ ...draft, state: "published" });
  expect(handle(deps, { path: "/datasets/felling", actor: undefined }).body).toMatchObject({ rowCount: 0 });
});
