import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { REFRESHES_A_DAY } from "~/cohort/next/check-again";
import { OPENS_AFTER_DAYS } from "~/cohort/next/second-form.server";
import { LEAST_FOR_STEPS } from "~/cohort/own/track-steps";
import { SHOWN_PASSES, SHOWN_SPREAD_DAYS } from "~/kinds/progress";
import { KIND_IDS, KINDS } from "~/kinds/registry";
import { DAYS_TO_RULE } from "~/review/queue/lapse.server";
import { Page, PageHead } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { type PICTURES, Picture } from "./pictures";
import { TypeScriptSyntax } from "./typescript";
import "./how.css";

export const meta: MetaFunction = () => [
  { title: "How Onramp works · Onramp" },
  {
    name: "description",
    content: "Scores, attempts, hints, skills, certificates, disputes and privacy, in two sentences each.",
  },
];

/** Open to everyone. The numbers in the rules come from the code. */
export function loader() {
  return {
    kinds: KIND_IDS.map((id) => {
      const { card, rules, can } = KINDS[id];
      return {
        name: card.name.toLowerCase(),
        canDispute: can.standBy !== undefined,
        scored: rules.scoredAttempts,
        passes: card.passes(percent(rules.passFrom)),
        backedBy: card.backedBy?.yours,
      };
    }),
    passes: SHOWN_PASSES,
    spreadDays: SHOWN_SPREAD_DAYS,
    refreshes: REFRESHES_A_DAY,
    secondFormDays: OPENS_AFTER_DAYS,
    disputeDays: DAYS_TO_RULE,
    leastForSteps: LEAST_FOR_STEPS,
  };
}

type Rules = ReturnType<typeof loader>;

/** Joins names, for example to "a review, a test or a fix". */
const either = (names: readonly string[]) =>
  names.map((name) => `a ${name}`).reduce((said, name, i) => `${said}${i === names.length - 1 ? " or " : ", "}${name}`);

/** Says which attempts are scored: "The first attempt at a review, and the first 3 at a test or a fix". */
function sayScored(kinds: Rules["kinds"]): string {
  const counts = [...new Set(kinds.map(({ scored }) => scored))].sort((a, b) => a - b);
  return counts
    .map((count) => {
      const names = kinds.filter(({ scored }) => scored === count).map(({ name }) => name);
      return `the first ${count === 1 ? "attempt" : `${count} attempts`} at ${either(names)}`;
    })
    .join(", and ");
}

/** Says what backs a pass: " At least half of the reviews you pass must be backed by …", or "". */
const sayBacked = (kinds: Rules["kinds"]): string =>
  kinds
    .flatMap(({ name, backedBy }) =>
      backedBy ? ` At least half of the ${name}s you pass must be backed by ${backedBy}.` : [],
    )
    .join("");

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

interface Topic {
  readonly id: keyof typeof PICTURES;
  readonly title: string;
  /** The topic's text, in two sentences. */
  readonly says: string;
  readonly more?: { readonly to: string; readonly label: string };
}

const topicsOf = ({
  kinds,
  passes,
  spreadDays,
  refreshes,
  secondFormDays,
  disputeDays,
  leastForSteps,
}: Rules): readonly Topic[] => [
  {
    id: "scored",
    title: "Scored attempts",
    says: `${capital(sayScored(kinds))} ${kinds.length > 1 ? "count" : "counts"} toward your skills. You can try as often as you like, and a lower score on a later attempt never undoes a pass.`,
  },
  {
    id: "practice",
    title: "Practice",
    says: "Every later attempt is practice: it is graded the same way and can pass, but doesn’t count toward your skills. After a pass, the reference opens beside your own work.",
  },
  {
    id: "hints",
    title: "Hints",
    says: "A hint never lowers your score. After a hint, the exercise no longer counts toward a skill, but you can demonstrate the skill in another exercise.",
  },
  {
    id: "passes",
    title: "Pass marks",
    says: `${capital(kinds.map(({ name, passes: when }) => `a ${name} passes ${when}`).join("; "))}. The result is decided by running code, by a tested answer key or by a person, never by a language model.`,
  },
  {
    id: "skills",
    title: "Demonstrated skills",
    says: `You have demonstrated a skill once you pass ${passes} exercises in scored attempts, with at least ${spreadDays} days between the first and the last.${sayBacked(kinds)}`,
    more: { to: "/me", label: "Your skills" },
  },
  {
    id: "refresh",
    title: "Refresh",
    says: `People forget, so Onramp offers refreshes for skills that you have practised, at most ${refreshes} a day. A refresh is another exercise for the skill, or the second form of the same exercise (different code, same skill), which opens ${secondFormDays} days after the first.`,
    more: { to: "/learn/refresh", label: "Your schedule" },
  },
  {
    id: "certificates",
    title: "Certificates",
    says: `You can create a certificate once you have passed a third, two thirds or all of a track (in a track with fewer than ${leastForSteps} exercises: only all of it), if enough of these passes are backed by tests or confirmed by a mentor, as for skills. It says what was measured and how, anyone with its code can verify it, and you can withdraw it at any time.`,
    more: { to: "/me/certificates", label: "Your certificates" },
  },
  {
    id: "disputes",
    title: "Disputes",
    says: `In the report on ${either(kinds.flatMap(({ name, canDispute }) => (canDispute ? [name] : [])))}, you can dispute one result, and a mentor of your cohort decides for everyone who reported the same thing. Your score never falls because of a dispute, and if you have no mentor or none decides within ${disputeDays} days, the finding costs you nothing.`,
  },
  {
    id: "privacy",
    title: "Privacy",
    says: "Onramp doesn’t record keystrokes or time on task, ranks no one, and doesn’t train models on your work. You can see who looked at your work, export everything and delete it.",
    more: { to: "/me/data", label: "Your data" },
  },
];

export default function How() {
  const topics = topicsOf(useLoaderData<typeof loader>());
  return (
    <Page>
      <PageHead title="How Onramp works" lead="The rules that decide what counts, in two sentences each." />
      <div className="how">
        <nav aria-label="On this page">
          <ul>
            {topics.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#typescript">Reading TypeScript</a>
            </li>
          </ul>
        </nav>
        <div>
          {topics.map(({ id, title, says, more }) => (
            <section key={id} className="topic" aria-labelledby={id}>
              <Picture of={id} />
              <div>
                <h2 id={id}>{title}</h2>
                <p className="prose">{says}</p>
                {more && (
                  <p className="meta mt-2">
                    <Link to={more.to}>{more.label}</Link>
                  </p>
                )}
              </div>
            </section>
          ))}
          <TypeScriptSyntax />
          <p className="meta mt-8">
            <Link to="/lessons">Lessons</Link> show what goes wrong in AI-written code, and how to look for it.
          </p>
        </div>
      </div>
    </Page>
  );
}
