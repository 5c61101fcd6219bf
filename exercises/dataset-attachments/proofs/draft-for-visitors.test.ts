import { expect, it } from "vitest";
import { addAttachment, readAttachment } from "./src/attachments";
import type { Dataset } from "./src/datasets";
import { portalWith } from "./tests/fakes";

const plan: Dataset = { id: "plan", title: "A plan", department: "water", state: "draft" };

it("gives a visitor nothing of a draft", async () => {
  const { deps } = portalWith(plan);
  const actor = { name: "Jon Dahl", department: "water", isAdmin: false };
  await addAttachment(deps, actor, "plan", { name: "plan.pdf", bytes: new Uint8Array([1]) });
  await expect(readAttachment(deps, undefined, "plan", "plan.pdf")).rejects.toMatchObject({ code: "not-found" });
});
