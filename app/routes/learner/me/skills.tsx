import { CARDS, cardOf } from "~/kinds/cards";
import { capital } from "~/kinds/count-words";
import type { KindId } from "~/kinds/registry";
import { SKILLS, type Skill } from "~/kinds/skills";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";

interface SkillProps {
  readonly skill: Skill;
  readonly state: "new" | "practising" | "shown" | "fading";
  readonly passes: number;
  readonly needed: number;
  readonly lacks: string | null;
  readonly evidence: readonly {
    readonly submissionId: string;
    readonly title: string;
    readonly kind: KindId;
    readonly passed: boolean;
    readonly isScored: boolean;
    readonly isUndecided: boolean;
    readonly backed: boolean | null;
  }[];
}

const ORDER = { fading: 0, practising: 1, new: 2, shown: 3 };

const sayBacked = (kind: KindId, backed: boolean | null) =>
  backed === null ? "" : `, ${backed ? "" : "not yet "}backed by ${cardOf(kind).backedBy?.by}`;

/** Skills with their evidence: fading skills first, then skills that the learner is practising. */
export function Skills({ skills }: { skills: readonly SkillProps[] }) {
  if (skills.length === 0) return <p className="meta">Skills appear here once a submission is graded.</p>;
  const sorted = [...skills].sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.passes - a.passes);
  const practised = new Set(skills.flatMap(({ evidence }) => evidence.map(({ kind }) => kind)));
  return (
    <>
      <ul className="rows no-gutter skills">
        {sorted.map(({ skill, state, passes, needed, lacks, evidence }) => (
          <li key={skill}>
            <div>
              <details>
                <summary>
                  <span className="name">{capital(SKILLS[skill])}</span>{" "}
                  <span className="meta">{counted(evidence.length, "submission")}</span>
                </summary>
                <ul className="evidence">
                  {evidence.map((one) => (
                    <li key={one.submissionId}>
                      {/* Not a Link: a Link takes 20 µs longer to render, and a learner may have hundreds. */}
                      <a href={`/submissions/${one.submissionId}`}>{one.title}</a>{" "}
                      <span className="meta">
                        {one.kind}, {one.passed ? "passed" : one.isUndecided ? "undecided" : "not yet"}
                        {!one.isScored && ", practice"}
                        {one.isScored && one.passed && sayBacked(one.kind, one.backed)}
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
              {lacks && (
                <p className="meta">
                  Passed {Math.min(passes, needed)} of {needed}. Not demonstrated yet: {lacks}.
                </p>
              )}
            </div>
            <div className="does">
              {state === "shown" && <Mark tone="good">Demonstrated</Mark>}
              {state === "fading" && <Mark tone="half">Fading</Mark>}
              {(state === "practising" || state === "new") && (
                <span className="meta">
                  {Math.min(passes, needed)} of {needed} passes{passes >= needed && !lacks && ", not yet 7 days apart"}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {CARDS.map(
        ({ id, skillNote }) =>
          skillNote &&
          practised.has(id) && (
            <p key={id} className="hint under">
              {skillNote}
            </p>
          ),
      )}
    </>
  );
}
