import { describe, expect, it } from "vitest";
import { mayAsk, nextRung, RUNGS, type Rung, type TutorTurn } from "./rungs";

const asked = (rung: Rung): TutorTurn => ({ who: "learner", rung, text: "?" });
const answered = (rung: Rung): TutorTurn => ({ who: "tutor", rung, text: "?" });
const through = (...rungs: Rung[]): TutorTurn[] => rungs.flatMap((rung) => [asked(rung), answered(rung)]);

describe("the ladder", () => {
  it("begins at the lowest rung, and offers the next one after a reply", () => {
    expect(mayAsk([], "ask")).toBe(true);
    expect(nextRung([])).toBeNull();
    expect(nextRung([asked("ask")])).toBeNull();
    expect(nextRung(through("ask"))).toBe("place");
    expect(nextRung(through(...RUNGS))).toBeNull();
  });

  it("skips no rung", () => {
    expect(mayAsk(through("ask"), "place")).toBe(true);
    expect(mayAsk(through("ask"), "concept")).toBe(false);
    expect(mayAsk(through("ask", "place"), "ask")).toBe(true);
  });
});
