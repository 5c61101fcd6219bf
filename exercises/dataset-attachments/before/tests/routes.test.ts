import { expect, it } from "vitest";
import type { Dataset } from "../src/datasets";
import { handle } from "../src/routes";
import { portalWith } from "./fakes";

const trees: Dataset = { id: "trees", title: "Street trees", department: "parks", state: "published" };
const draft: Dataset = { id: "felling", title: "Felling plan", department: "parks", state: "draft" };

it("lists drafts for their department alone", async () => {
  const { deps } = portalWith(trees, draft);
  const list = (department?: string) => {
    const actor = department === undefined ? undefined : { name: "Ida Holm", department, isAdmin: false };
    return handle(deps, { method: "GET", path: "/datasets", actor });
  };
  expect(await list("parks")).toEqual({ status: 200, body: [draft, trees] });
  expect(await list("water")).toEqual({ status: 200, body: [trees] });
  expect(await list()).toEqual({ status: 200, body: [trees] });
});

it("answers 404 where there is no page, and no cover outside the folder of covers", async () => {
  const { deps, files } = portalWith(trees);
  files.set("/srv/secret", new Uint8Array([1]));
  const get = (path: string) => handle(deps, { method: "GET", path, actor: undefined });
  expect((await get("/nowhere")).status).toBe(404);
  expect((await get("/covers/../secret")).status).toBe(404);
});
