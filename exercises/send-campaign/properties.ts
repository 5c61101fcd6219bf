import { reportText, sendCampaign } from "./src/send-campaign";
import { memberList, officeWith } from "./tests/fakes";

const draft = { id: "spring", segment: "harbour", text: "Hello {name}", status: "draft" };

const sorted = (all) => [...all].sort().join("|");
const asLines = ({ delivered, failed }) => `${delivered} ${sorted(failed.map(({ memberId, reason }) => `${memberId}: ${reason}`))}`;

export const properties = [
  {
    says: "each round sends the campaign once to everyone who should get it and has not got it yet, and reports who was missed",
    from: [
      "A campaign goes to everyone in its segment, once each, with `{name}` filled in as in the preview. Never to people who opted out",
      "If the opt-out service can't be reached, send nothing and pass its error on",
      "A refused message does not stop the others.",
      "save the report: how many members got the campaign, and, for everyone else we wrote to, the member's id and the reason. The status is `sent` if no one was missed, otherwise `partly-sent`.",
      "A `partly-sent` campaign that is sent again goes only to those who have not got it yet. Members who have joined the segment since get nothing; those who have left it, or opted out, no longer count as missed. The counts of those who got it are added up over all rounds. A campaign that is `sent` is refused with `already-sent`",
    ],
    draw: (d) => ({
      count: d.int(1, 5),
      twice: d.list(0, 2, () => d.int(0, 4)),
      rounds: d.list(1, 3, () => ({
        refusing: d.list(0, 2, () => d.int(0, 4)),
        optedOut: d.list(0, 1, () => d.int(0, 4)),
        left: d.list(0, 1, () => d.int(0, 4)),
        isJoined: d.chance(0.2),
        isDown: d.chance(0.15),
      })),
    }),
    holds: async ({ count, twice, rounds }) => {
      const members = memberList(count);
      const listed = [...members, ...twice.filter((n) => n < count).map((n) => members[n])];
      const { deps, delivered, refusing, optedOut, current } = officeWith(draft, listed);
      const gone = new Set();
      const inSegment = async () => listed.filter(({ id }) => !gone.has(id));
      let isDown = false;
      const among = async (ids) => {
        if (isDown) throw new Error("no opt-outs");
        return deps.optOuts.among(ids);
      };
      let waiting = members.map(({ id }) => id);
      let got = 0;
      let status = "draft";
      for (const round of rounds) {
        if (round.isJoined) {
          const newcomer = memberList(members.length + 1).at(-1);
          members.push(newcomer);
          listed.push(newcomer);
          if (status === "draft") waiting.push(newcomer.id);
        }
        refusing.clear();
        for (const n of round.refusing) refusing.add(`a${n}@example.org`);
        for (const n of round.optedOut) optedOut.add(`m${n}`);
        for (const n of round.left) gone.add(`m${n}`);
        isDown = round.isDown;
        const sentBefore = delivered.length;
        const before = JSON.stringify(current());
        const result = await sendCampaign({ ...deps, members: { inSegment }, optOuts: { among } }, "spring").catch((error) => error);
        if (status === "sent" || isDown) {
          const isRefused = status === "sent" ? result.code === "already-sent" : result.message === "no opt-outs";
          if (!isRefused || delivered.length !== sentBefore || JSON.stringify(current()) !== before) return false;
          continue;
        }
        const wanted = waiting.filter((id) => !gone.has(id) && !optedOut.has(id));
        const missed = wanted.filter((id) => refusing.has(id.replace("m", "a") + "@example.org"));
        const reached = wanted.filter((id) => !missed.includes(id));
        got += reached.length;
        waiting = missed;
        status = missed.length === 0 ? "sent" : "partly-sent";
        const texts = reached.map((id) => `${id.replace("m", "a")}@example.org: Hello Name ${id.slice(1)}`);
        const report = asLines({ delivered: got, failed: missed.map((memberId) => ({ memberId, reason: "mailbox full" })) });
        if (sorted(delivered.slice(sentBefore)) !== sorted(texts) || asLines(result) !== report) return false;
        const stored = current();
        if (stored.status !== status || asLines(stored.report) !== report) return false;
      }
      return true;
    },
  },
  {
    says: "never more than 20 messages are under way, and the report is saved when all have been answered",
    from: [
      "The transport takes 20 messages at a time and drops any above that, so never have more than 20 under way.",
      "When everything is done, save the report",
    ],
    inputs: 1_000,
    because: "each input has up to 65 messages",
    draw: (d) => ({ count: d.pick([1, 19, 20, 21, 40, 41, 65]), ticks: d.list(1, 4, () => d.int(0, 5)), bad: d.int(0, 70) }),
    holds: async ({ count, ticks, bad }) => {
      const { deps, current } = officeWith(draft, memberList(count));
      let active = 0;
      let most = 0;
      let answered = 0;
      let atSave = -1;
      const transport = {
        deliver: async (address) => {
          active++;
          most = Math.max(most, active);
          for (let i = ticks[answered % ticks.length]; i >= 0; i--) await null;
          active--;
          answered++;
          if (address === `a${bad}@example.org`) throw new Error("mailbox full");
        },
      };
      const save = async (campaign) => {
        atSave = answered;
        await deps.campaigns.save(campaign);
      };
      const report = await sendCampaign({ ...deps, transport, campaigns: { ...deps.campaigns, save } }, "spring");
      const missed = bad < count ? 1 : 0;
      return (
        most <= 20 && atSave === count && report.delivered === count - missed && current().status === (missed ? "partly-sent" : "sent")
      );
    },
  },
  {
    says: "the dashboard's text has the counts, and a line for each member who was missed",
    from: ['`reportText(report)` for the dashboard: "Delivered to 41 of 42", then a line for each member who was missed.'],
    draw: (d) => ({ delivered: d.int(0, 99), failed: d.list(0, 3, (i) => ({ memberId: `m${i}x`, reason: d.pick(["mailbox full", "unknown"]) })) }),
    holds: (report) => {
      const [first, ...lines] = reportText(report).split("\n");
      return (
        first === `Delivered to ${report.delivered} of ${report.delivered + report.failed.length}` &&
        lines.length === report.failed.length &&
        lines.every((line, i) => line.includes(report.failed[i].memberId) && line.includes(report.failed[i].reason))
      );
    },
  },
];
