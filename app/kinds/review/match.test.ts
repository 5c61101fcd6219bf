import { describe, expect, it } from "vitest";
import { at, change, issue, mark, newFile, proof, sketched, WHOLE } from "./fixtures/changes";
import { inPlaceOrder, type Mark } from "./mark";
import { match } from "./match";
import { type Judged, terrainOf } from "./terrain";

// Long: each rule of the matching has its own case.

const FILE = "src/a.ts";
const A = (from: number, to = from) => at(FILE, from, to);
const file = newFile(FILE, 100);

function matched(judged: Judged, ...marks: Mark[]) {
  const { marks: told, ...rest } = match(terrainOf(judged), inPlaceOrder(marks));
  return { ...rest, outcome: Object.fromEntries(told.map((one) => [one.id, one.outcome])), told };
}

describe("accepted lines", () => {
  const one = change([file], [issue("i", "major", [A(10, 12)])]);
  it.each([
    [A(8), "matched"],
    [A(14), "matched"],
    [A(1, 8), "matched"],
    [A(7), "near"],
    [A(15), "near"],
  ])("are widened by two lines: %o is %s", (place, outcome) => {
    expect(matched(one, mark("f", place)).outcome).toEqual({ f: outcome });
  });

  it("are widened at most half-way to the next issue's", () => {
    // There are two lines between 10 and 13, one for each issue. There is one line between 13 and 15, which belongs to
    // neither issue.
    const near = change(
      [file],
      [issue("i", "major", [A(10)]), issue("j", "blocker", [A(13)]), issue("k", "minor", [A(15)])],
    );
    const issueAt = (line: number) => {
      const [told] = matched(near, mark("f", A(line))).told;
      return told!.outcome === "matched" ? told!.issue : null;
    };
    expect([8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map(issueAt)).toEqual([0, 0, 0, 0, 1, 1, null, 2, 2, 2]);
  });

  it("are not widened into or past a neutral range or a decoy", () => {
    const kept = change([file], [issue("i", "major", [A(10)])], { neutral: [A(11)], decoys: [A(9)] });
    expect(matched(kept, mark("f", A(11, 13))).outcome).toEqual({ f: "near" });
    expect(matched(kept, mark("f", A(7, 9))).outcome).toEqual({ f: "decoy" });
    expect(matched(kept, mark("f", A(10))).outcome).toEqual({ f: "matched" });
  });

  it("count the same in several ranges and on both sides", () => {
    const sides = change(
      [sketched(FILE, "==--++==--------=====")],
      [issue("i", "major", [at(FILE, 3, 4, "old"), at(FILE, 3, 4, "new")])],
    );
    expect(matched(sides, mark("f", at(FILE, 3, 3, "old"))).outcome).toEqual({ f: "matched" });
    expect(matched(sides, mark("f", at(FILE, 3, 3, "new"))).outcome).toEqual({ f: "matched" });
    expect(matched(sides, mark("f", at(FILE, 9, 9, "old"))).outcome).toEqual({ f: "near" });
  });

  it("treat an unchanged line as the same on both sides", () => {
    // Two lines were added above, so line 7 of the old version is line 9 of the new version.
    const moved = change([sketched(FILE, "==++=====")], [issue("i", "major", [at(FILE, 9, 9, "new")])]);
    expect(matched(moved, mark("f", at(FILE, 7, 7, "old"))).outcome).toEqual({ f: "matched" });
  });
});

describe("a finding", () => {
  it("entirely inside a neutral range costs nothing; on a decoy it is a false alarm", () => {
    const quiet = change([file], [issue("i", "major", [A(50)])], { neutral: [A(10, 12)], decoys: [A(20, 22)] });
    const found = matched(
      quiet,
      mark("n", A(10, 11)),
      mark("d", A(20)),
      mark("half", A(12, 13), { class: "unreadable" }),
    );
    expect(found.outcome).toEqual({ n: "neutral", d: "decoy", half: "free-doubt" });
    expect(found.falseAlarms).toBe(2);
  });

  it("entirely inside a neutral range matches nothing, even if the key accepts its lines", () => {
    const both = change([file], [issue("i", "major", [A(8, 12)])], { neutral: [A(10, 11)] });
    expect(matched(both, mark("n", A(10, 11))).outcome).toEqual({ n: "neutral" });
    expect(matched(both, mark("n", A(9, 11))).outcome).toEqual({ n: "matched" });
  });

  it("on an issue that another finding matched neither earns nor costs", () => {
    const one = change([file], [issue("i", "major", [A(10)])]);
    const found = matched(one, mark("a", A(10)), mark("b", A(11)), mark("c", A(9)));
    expect(Object.values(found.outcome).sort()).toEqual(["further", "further", "matched"]);
    expect(found).toMatchObject({ earned: 4, matched: 1, falseAlarms: 0 });
  });

  it("gets half for the place, and full credit with a class that the key accepts", () => {
    const one = change([file], [issue("i", "major", [A(10)], ["incomplete", "missing-edge-case"])]);
    expect(matched(one, mark("f", A(10))).earned).toBe(2);
    expect(matched(one, mark("f", A(10), { class: "incomplete" })).earned).toBe(4);
    expect(matched(one, mark("f", A(10), { class: "missing-edge-case" })).earned).toBe(4);
  });
});

describe("lines where an issue can also be seen", () => {
  const spend = { related: [A(40, 45)] };
  const one = change([file], [{ ...issue("i", "blocker", [A(10)], ["incomplete"]), ...spend }], {
    neutral: [A(40, 41)],
  });
  const said = { class: "incomplete" } as const;

  it("earn a quarter for the place and half for its class, neutral or not", () => {
    for (const line of [40, 45]) {
      const found = matched(one, mark("f", A(line), said));
      expect(found).toMatchObject({ outcome: { f: "matched" }, earned: 6 });
      expect(found.issues[0]).toMatchObject({ place: false, related: true, class: true, credit: 0.75 });
    }
  });

  it("cost nothing with another class, and lead to the issue", () => {
    const { told, falseAlarms } = matched(one, mark("a", A(40)), mark("b", A(45)));
    expect(told.map(({ outcome, issue }) => [outcome, issue])).toEqual([
      ["neutral", 0],
      ["neutral", 0],
    ]);
    expect(falseAlarms).toBe(0);
  });

  it("give way to the issue's own lines, which earn full credit", () => {
    const both = matched(one, mark("own", A(10), said), mark("caller", A(45), said));
    expect(both).toMatchObject({ outcome: { own: "matched", caller: "further" }, earned: 8 });
  });
});

describe("a finding near an issue", () => {
  const two = change(
    [file, newFile("src/b.ts", 100)],
    [issue("i", "major", [A(10)], ["incomplete"]), issue("j", "major", [at("src/b.ts", 50)], ["injection"])],
    { decoys: [A(80)] },
  );
  const near = (id: string, line: number, where = FILE) => mark(id, at(where, line), { class: "incomplete" });

  it("in its file and of its class costs nothing, once for each issue", () => {
    const { outcome, falseAlarms } = matched(two, near("a", 60), near("b", 70), near("c", 60, "src/b.ts"));
    expect(outcome).toEqual({ a: "near", b: "free-doubt", c: "false-alarm" });
    expect(falseAlarms).toBe(2);
  });

  it("leads to the issue that was missed, even from a false alarm or a decoy", () => {
    const { told } = matched(
      two,
      near("a", 60),
      near("b", 70),
      near("d", 80),
      mark("whole", WHOLE, { class: "injection" }),
    );
    expect(told.map(({ id, outcome, issue }) => [id, outcome, issue])).toEqual([
      ["a", "near", 0],
      ["b", "free-doubt", 0],
      ["d", "decoy", 0],
      ["whole", "near", 1],
    ]);
  });

  it("costs nothing and leads nowhere if another finding matched the issue", () => {
    const { told } = matched(two, near("own", 10), near("a", 60), near("b", 70));
    expect(told.map(({ outcome, issue }) => [outcome, issue])).toEqual([
      ["matched", 0],
      ["near", null],
      ["free-doubt", null],
    ]);
  });
});

describe("matching", () => {
  it("maximises the sum and is not greedy", () => {
    // If the wide mark matched the blocker, the narrow one would match nothing.
    const two = change([file], [issue("i", "blocker", [A(10)]), issue("j", "major", [A(16)])]);
    const found = matched(two, mark("wide", A(10, 16)), mark("narrow", A(10)));
    expect(found.earned).toBe(12);
    expect(found.issues.map((one) => one.mark)).toEqual(["narrow", "wide"]);
  });

  it("prefers weight to number of issues", () => {
    const two = change([file], [issue("i", "blocker", [A(10)]), issue("j", "minor", [A(10)])]);
    expect(matched(two, mark("f", A(10))).issues.map((one) => one.credit)).toEqual([1, 0]);
  });

  it("assigns at most one issue to a finding", () => {
    const two = change([file], [issue("i", "major", [A(10)]), issue("j", "major", [A(12)])]);
    expect(matched(two, mark("f", A(8, 14))).matched).toBe(1);
  });
});

describe("the whole change", () => {
  const missing = change([file], [issue("i", "major", [WHOLE, A(10)], ["incomplete"]), issue("j", "blocker", [A(50)])]);
  it("matches an issue that accepts it, by class alone, for half", () => {
    expect(matched(missing, mark("f", WHOLE, { class: "incomplete" }))).toMatchObject({ earned: 2, matched: 1 });
  });
  it("matches nothing with another class", () => {
    expect(matched(missing, mark("f", WHOLE, { class: "unreadable" })).outcome).toEqual({ f: "free-doubt" });
  });
  it("matches no issue that does not accept it", () => {
    const placed = change([file], [issue("i", "major", [A(10)])]);
    expect(matched(placed, mark("f", WHOLE))).toMatchObject({ outcome: { f: "near" }, matched: 0 });
  });
  it("gets full credit with a proof", () => {
    expect(matched(missing, mark("f", WHOLE, proof("t", "j"))).earned).toBe(8);
  });
});

describe("a proof", () => {
  const two = change([file], [issue("i", "major", [A(10)], ["injection"]), issue("j", "blocker", [A(50)])]);

  it("earns full credit wherever the finding is", () => {
    const found = matched(two, mark("f", A(90), proof("t", "i")));
    expect(found).toMatchObject({ outcome: { f: "matched" }, earned: 4, falseAlarms: 0 });
    expect(found.issues[0]).toMatchObject({ mark: "f", place: false, class: false, proof: true, credit: 1 });
  });

  it("makes up for a class that the key does not accept", () => {
    expect(matched(two, mark("f", A(10), proof("t", "i"))).earned).toBe(4);
  });

  it("of several issues is matched with the one that is best overall", () => {
    const found = matched(two, mark("a", A(90), proof("both", "i", "j")), mark("b", A(91), proof("one", "j")));
    expect(found.earned).toBe(12);
  });

  it("with the same test body counts once over all findings", () => {
    const found = matched(two, mark("a", A(90), proof("t", "i", "j")), mark("b", A(91), proof("t", "i", "j")));
    expect(found).toMatchObject({ earned: 8, matched: 1, falseAlarms: 0 });
    expect(Object.values(found.outcome).sort()).toEqual(["further", "matched"]);
  });

  it("of several issues that is repeated names only an issue that it matched", () => {
    const { told, issues } = matched(
      two,
      mark("a", A(90), proof("t", "i", "j")),
      mark("b", A(95), proof("t", "i", "j")),
    );
    expect(issues.map(({ credit }) => credit)).toEqual([0, 1]);
    expect(told.map(({ issue }) => issue)).toEqual([1, 1]);
  });

  it("of an already proven issue costs nothing once, in another place", () => {
    const again = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        mark(`m${i}`, A(60 + 5 * i), { class: "unreadable", ...proof(`t${i}`, "j") }),
      );
    expect(matched(two, ...again(2))).toMatchObject({ earned: 8, falseAlarms: 0 });
    expect(matched(two, ...again(4))).toMatchObject({ earned: 8, falseAlarms: 2 });
  });

  it("leaves the test body to the finding that needs it", () => {
    // Both findings have the same test body. One of them matches the issue by place and class, and needs no proof.
    const found = matched(two, mark("a", A(50), proof("t", "j", "i")), mark("b", A(91), proof("t", "j", "i")));
    expect(found.earned).toBe(12);
  });

  it("that shows no listed issue is a bonus, never a false alarm", () => {
    const found = matched(two, mark("f", A(90), proof("t")), mark("g", A(30), { class: "unreadable" }));
    expect(found).toMatchObject({ outcome: { f: "bonus", g: "free-doubt" }, earned: 1, matched: 1, falseAlarms: 1 });
  });

  it("that shows no listed issue is one bonus for each test body", () => {
    expect(matched(two, mark("f", A(90), proof("t")), mark("g", A(30), proof("t"))).earned).toBe(1);
  });

  it("also earns on a decoy, where the place alone would be a false alarm", () => {
    const trap = { ...two, decoys: [A(90)] };
    expect(matched(trap, mark("f", A(90), proof("t", "i"))).outcome).toEqual({ f: "matched" });
  });
});
