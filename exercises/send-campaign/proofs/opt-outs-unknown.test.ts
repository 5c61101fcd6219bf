import { expect, it } from "vitest";
import { sendCampaign } from "./src/send-campaign";
import { memberList, officeWith } from "./tests/fakes";

it("sends nothing while nobody knows who has opted out", async () => {
  const campaign = { id: "c1", segment: "all", text: "Hi", status: "draft" } as const;
  const { deps, delivered, current } = officeWith(campaign, memberList(3));
  const optOuts = {
    among: async (): Promise<string[]> => {
      throw new Error("503");
    },
  };

  await expect(sendCampaign({ ...deps, optOuts }, "c1")).rejects.toThrow("503");
  expect(delivered).toEqual([]);
  expect(current()?.status).toBe("draft");
});
