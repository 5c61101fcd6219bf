import { payRefunds } from "./src/night-run";
import { bankWith, nightWith, refundOf } from "./tests/night";

const answer = (d) => d.pick(["b-1", "silence", 503, 500, 429, 400, 404, 422, "silence", 502]);
const mayPass = (one) => one === "silence" || one === 429 || one >= 500;

/** What the task says about one night: the refund after it, the answers used, the pauses. */
function nightOf(refund, answers) {
  let tries = 0;
  for (; tries < 3; tries++) {
    const one = answers[tries] ?? "silence";
    if (typeof one === "string" && one.startsWith("b-")) return { ...refund, status: "paid", receipt: one, tries: tries + 1 };
    if (!mayPass(one)) return { ...refund, status: "refused", tries: tries + 1 };
  }
  const nights = (refund.nights ?? 0) + 1;
  return { ...refund, nights, status: nights >= 3 ? "stuck" : "open", tries };
}

export const properties = [
  {
    says: "a night tries each refund up to three times, stores the result, and notifies the desk only of refused and stuck ones",
    from: [
      "Up to three attempts a night for each refund, with 2 and 10 seconds in between (`deps.sleep`). Retry after failures that may pass: no answer, 429, 5xx.",
      "Any other answer is final: the refund is `refused`, with the reason, and the desk is notified.",
      "If all attempts of a night have failed, the refund stays `open` for the next one; count such `nights`. After the third it is `stuck`, with the last reason, and the desk is notified.",
      "The desk hears of a refund when it is `refused` or `stuck`, and never before",
      "No refund stops another one.",
      "`payRefunds` returns how many are `paid`, `refused`, `stuck` and still `open`.",
      "Refunds already stored have no `nights`.",
    ],
    draw: (d) => ({
      stored: d.list(0, 2, (i) => ({ id: `r${i}`, ...(d.chance(0.5) && { nights: d.int(1, 2) }) })),
      answers: d.list(0, 8, () => answer(d)),
      nights: d.int(1, 2),
    }),
    holds: async ({ stored, answers, nights }) => {
      const refunds = stored.map(({ id, ...more }) => refundOf(id, more));
      const bank = bankWith(...answers);
      const { deps, rows, slept, told } = nightWith(bank, ...refunds);
      let expected = refunds;
      let used = 0;
      const pauses = [];
      let notices = 0;
      for (let night = 0; night < nights; night++) {
        const counts = { paid: 0, refused: 0, stuck: 0, open: 0 };
        expected = expected.map((refund) => {
          if (refund.status !== "open") return refund;
          const { tries, ...after } = nightOf(refund, answers.slice(used));
          used += tries;
          pauses.push(...[2_000, 10_000].slice(0, tries - 1));
          counts[after.status]++;
          if (after.status === "refused" || after.status === "stuck") notices++;
          return after;
        });
        const got = await payRefunds(deps);
        for (const status of ["paid", "refused", "stuck", "open"]) if (got[status] !== counts[status]) return false;
        if (told.length !== notices || bank.asked.length !== used) return false;
      }
      const isStored = expected.every((wanted) => {
        const row = rows.get(wanted.id);
        const hasReason = !["refused", "stuck"].includes(wanted.status) || (typeof row.reason === "string" && row.reason !== "");
        return row.status === wanted.status && (row.nights ?? 0) === (wanted.nights ?? 0) && row.receipt === wanted.receipt && hasReason;
      });
      return isStored && slept.join() === pauses.join();
    },
  },
];
