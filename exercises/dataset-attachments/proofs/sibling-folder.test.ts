import { expect, it } from "vitest";
import { addAttachment } from "./src/attachments";
import type { Dataset } from "./src/datasets";
import { portalWith } from "./tests/fakes";

const wells: Dataset = { id: "wells", title: "Wells", department: "water", state: "published" };

it("stores nothing beside the folder of the dataset", async () => {
  const { deps, files } = portalWith(wells);
  const actor = { name: "Jon Dahl", department: "water", isAdmin: false };
  const upload = { name: "../wells-2027/plan.pdf", bytes: new Uint8Array([1]) };
  await expect(addAttachment(deps, actor, "wells", upload)).rejects.toMatchObject({ code: "bad-name" });
  expect([...files.keys()]).toEqual([]);
});
