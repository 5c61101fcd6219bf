import { expect, it } from "vitest";
import { sendCampaign } from "./src/send-campaign";
import { memberList, officeWith } from "./tests/fakes";

it("reports a message that is refused", async () => {
  const campaign = { id: "c1", segment: "all", text: "Hi", status: "draft" } as const;
  const { deps, refusing, current } = officeWith(campaign, memberList(3));
  refusing.add("a1@example.org");

  const failed = [{ memberId: "m1", reason: "mailbox full" }];
  expect(await sendCampaign(deps, "c1")).toEqual({ delivered: 2, failed });
  expect(current()).toMatchObject({ status: "partly-sent", report: { delivered: 2, failed } });
});
