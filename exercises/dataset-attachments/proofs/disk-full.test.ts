import { expect, it } from "vitest";
import { addAttachment, listAttachments } from "./src/attachments";
import type { Dataset } from "./src/datasets";
import { portalWith } from "./tests/fakes";

const wells: Dataset = { id: "wells", title: "Wells", department: "water", state: "published" };

it("tells the uploader when the disk is full, and lists nothing", async () => {
  const { deps, control } = portalWith(wells);
  const actor = { name: "Jon Dahl", department: "water", isAdmin: false };
  control.broken = "no space left";
  const adding = addAttachment(deps, actor, "wells", { name: "depths.csv", bytes: new Uint8Array([1]) });
  await expect(adding).rejects.toMatchObject({ code: "storage-failed" });
  expect(listAttachments(deps, actor, "wells")).toEqual([]);
});
