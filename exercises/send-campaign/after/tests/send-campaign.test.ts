import { describe, expect, it } from "vitest";
import type { Campaign } from "../src/campaign";
import { reportText, sendCampaign } from "../src/send-campaign";
import { memberList, officeWith } from "./fakes";

const draft: Campaign = { id: "spring", segment: "harbour", text: "Hello {name}", status: "draft" };
const [m0, m1, m2] = memberList(3) as [never, never, never];

describe("sendCampaign", () => {
  it("sends to the whole segment and reports it", async () => {
    const { deps, delivered, current } = officeWith(draft, memberList(45));
    const report = await sendCampaign(deps, "spring");
    expect(delivered).toHaveLength(45);
    expect(delivered[0]).toBe("a0@example.org: Hello Name 0");
    expect(report).toEqual({ delivered: 45, failed: [] });
    expect(current()).toEqual({ ...draft, status: "sent", report });
  });

  it("goes on after a message that is refused", async () => {
    const { deps, delivered, refusing } = officeWith(draft, [m0, m1, m2]);
    refusing.add("a1@example.org");
    await sendCampaign(deps, "spring");
    expect(delivered).toEqual(["a0@example.org: Hello Name 0", "a2@example.org: Hello Name 2"]);
  });

  it("sends once to a member who is listed twice", async () => {
    const { deps, delivered } = officeWith(draft, [m0, m1, m0]);
    expect(await sendCampaign(deps, "spring")).toEqual({ delivered: 2, failed: [] });
    expect(delivered).toHaveLength(2);
  });

  it("leaves out who has opted out", async () => {
    const { deps, delivered, optedOut } = officeWith(draft, [m0, m1, m2]);
    optedOut.add("m1");
    expect(await sendCampaign(deps, "spring")).toEqual({ delivered: 2, failed: [] });
    expect(delivered).toHaveLength(2);
  });

  it("sends a partly-sent campaign to the rest, and adds up", async () => {
    const report = { delivered: 2, failed: [{ memberId: "m2", reason: "mailbox full" }] };
    const { deps, delivered, current } = officeWith({ ...draft, status: "partly-sent", report }, [m0, m1, m2]);
    await sendCampaign(deps, "spring");
    expect(delivered).toEqual(["a2@example.org: Hello Name 2"]);
    expect(current()).toMatchObject({ status: "sent", report: { delivered: 3, failed: [] } });
  });

  it("refuses what is unknown or has been sent", async () => {
    const { deps } = officeWith({ ...draft, status: "sent" }, [m0]);
    await expect(sendCampaign(deps, "spring")).rejects.toMatchObject({ code: "already-sent" });
    await expect(sendCampaign(deps, "autumn")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("reportText", () => {
  it("names those who were not reached", () => {
    const failed = [{ memberId: "m7", reason: "mailbox full" }];
    expect(reportText({ delivered: 41, failed })).toBe("Delivered to 41 of 42\n- m7: mailbox full");
  });
});
