// Long: three short steps on one page, each with its form.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BACKGROUND_IDS, BACKGROUNDS, needsNoGuide } from "~/accounts/background";
import { findCohorts, notFound, requirePerson } from "~/accounts/guards.server";
import { findBackground, saveBackground } from "~/accounts/settings.server";
import { type Listing, listExercises } from "~/catalogue/catalogue.server";
import { listLessons } from "~/catalogue/lessons/lessons.server";
import { getStates } from "~/cohort/counts/states.server";
import { pickWelcome } from "~/cohort/next/placement.server";
import { requireOpened } from "~/cohort/next/second-form.server";
import { openWalkthrough } from "~/grading/workspace/workspace.server";
import { CARDS, cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead } from "~/ui/shell/page";
import { StateMark } from "~/ui/state-mark";

const STEPS = ["What you will do", "Try one of each", "Your cohort"] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && data.step > 1 ? `${STEPS[data.step - 1]} · ` : ""}Welcome · Onramp` },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const asked = Number(new URL(request.url).searchParams.get("step") ?? 1);
  const step = asked === 2 || asked === 3 ? asked : 1;
  const [background, states, lessons, cohorts] = await Promise.all([
    findBackground(person),
    getStates(person),
    listLessons(),
    findCohorts(person),
  ]);
  const { guided, placement } = pickWelcome(listExercises());
  const row = ({ slug, title, summary, kind, minutes }: Listing) => ({
    slug,
    title,
    summary,
    kind,
    minutes,
    state: states[slug] ?? ("new" as const),
  });
  return {
    step,
    background,
    kinds: CARDS.map(({ id, name }) => ({ id, name, says: lessons.find((lesson) => lesson.id === id)?.summary ?? "" })),
    walkthroughs: guided.map(row),
    placement: placement.map(row),
    cohorts: cohorts.map(({ id, name }) => ({ id, name })),
  };
}

/** Matches an invite link, or only its secret, and captures the secret. */
const INVITE = /(?:^|\/join\/)([\w-]{16,128})\/?$/;

const WelcomeSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("background"),
    background: z.enum(BACKGROUND_IDS, { error: "Choose what fits best. You can change it later." }),
  }),
  z.object({
    intent: z.literal("walkthrough"),
    slug: z.string().max(100),
  }),
  z.object({
    intent: z.literal("join"),
    invite: z
      .string({ error: "Paste the link or the code that you were given." })
      .trim()
      .max(500, "This is too long for a link. Paste only the link or the code.")
      .transform((text) => INVITE.exec(text)?.[1] ?? "")
      .refine((secret) => secret !== "", "This is not a link to a cohort. A cohort link ends with /join/ and a code."),
  }),
]);
const IDS = { background: "background", invite: "invite" };

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const parsed = parseForm(await readFields(request, ["intent", "background", "slug", "invite"]), WelcomeSchema);
  if (!parsed.ok) return data({ errors: parsed.errors }, { status: 400 });
  if (parsed.value.intent === "join") return redirect(`/join/${parsed.value.invite}`, 303);
  if (parsed.value.intent === "walkthrough") {
    const { slug } = parsed.value;
    await requireOpened(person, slug);
    if (!(await openWalkthrough(person, slug))) throw notFound();
    return redirect(`/exercises/${slug}`, 303);
  }
  await saveBackground(person, parsed.value.background);
  return redirect("/welcome?step=2", 303);
}

export default function Welcome() {
  const { step } = useLoaderData<typeof loader>();
  return (
    <Page width="narrow">
      <PageHead title={["Welcome to Onramp", ...STEPS.slice(1)][step - 1]} lead={`Step ${step} of ${STEPS.length}`} />
      {step === 1 && <WhatYouDo />}
      {step === 2 && <TryOne />}
      {step === 3 && <YourCohort />}
      <nav className="mt-8" aria-label="Steps">
        <ol className="line">
          {STEPS.map((title, i) => (
            <li key={title}>
              <Link to={`/welcome?step=${i + 1}`} aria-current={step === i + 1 ? "step" : undefined}>
                {i + 1}. {title}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
    </Page>
  );
}

function WhatYouDo() {
  const { kinds, background } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <>
      <p className="prose">
        An AI wrote the code. You decide whether to trust it, in realistic tasks that are graded by running code. No one
        watches how you work. <Link to="/how">How Onramp works</Link>
      </p>
      <ul className="rows mt-4">
        {kinds.map(({ id, name, says }) => (
          <li key={id}>
            <KindIcon kind={id} />
            <div>
              <p className="name">{name}</p>
              <p className="meta">{says}</p>
            </div>
          </li>
        ))}
      </ul>
      <Form method="post" className="form mt-4" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="intent" value="background" />
        <fieldset className="choices" id={IDS.background}>
          <legend className="label">Which of these describes you best?</legend>
          {BACKGROUND_IDS.map((id) => (
            <Choice key={id} name="background" value={id} defaultChecked={background === id}>
              {BACKGROUNDS[id]}
            </Choice>
          ))}
        </fieldset>
        <p className="hint">
          Your answer decides which track Onramp offers first; the short exercises on the next page can change that.
          Only you can see your answer.
        </p>
        <div className="line">
          <Button look="main" type="submit">
            Continue
          </Button>
          <Link to="/welcome?step=2">Skip</Link>
        </div>
      </Form>
    </>
  );
}

function TryOne() {
  const { placement, walkthroughs, background } = useLoaderData<typeof loader>();
  const withGuide = walkthroughs.length > 0 && (
    <section key="guide" className="mt-6" aria-labelledby="with-guide">
      <h2 id="with-guide">With the guide</h2>
      <p className="prose">
        The guide works through these exercises with you on the real page, and shows what to look for, what to write,
        and why. These attempts are for practice and don’t count toward your skills.
      </p>
      <Rows rows={walkthroughs} isGuided />
    </section>
  );
  const alone = (
    <section key="alone" className="mt-6" aria-labelledby="alone">
      <h2 id="alone">On your own</h2>
      <p className="prose">
        Short exercises, one of each kind. They count like any other exercise. If you pass fewer than half of those that
        you hand in, Onramp starts with its easiest track. You can stop and come back at any time.
      </p>
      <Rows rows={placement} />
    </section>
  );
  return (
    <>
      {needsNoGuide(background) ? [alone, withGuide] : [withGuide, alone]}
      <div className="line mt-6">
        <ButtonLink look="main" to="/welcome?step=3">
          Continue
        </ButtonLink>
      </div>
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["placement"][number];

/** `isGuided`: a new exercise opens with its walkthrough. */
function Rows({ rows, isGuided = false }: { rows: readonly Row[]; isGuided?: boolean }) {
  return (
    <ul className="rows mt-4">
      {rows.map(({ slug, title, summary, kind, minutes, state }) => (
        <li key={slug}>
          <KindIcon kind={kind} />
          <div>
            <p className="name">{title}</p>
            <p className="meta">
              {cardOf(kind).name} · {summary} About {minutes} min
            </p>
          </div>
          <div className="does">
            {state === "new" ? null : <StateMark state={state} />}
            {/* The editor needs its own style policy, so the workspace is loaded as a whole page. */}
            {isGuided && state === "new" ? (
              <Form method="post" reloadDocument>
                <input type="hidden" name="intent" value="walkthrough" />
                <input type="hidden" name="slug" value={slug} />
                <Button size="small" type="submit" aria-label={`Work through it: ${title}`}>
                  Work through it
                </Button>
              </Form>
            ) : (
              <ButtonLink
                size="small"
                to={`/exercises/${slug}`}
                reloadDocument
                aria-label={`${state === "new" ? "Start" : "Open"}: ${title}`}
              >
                {state === "new" ? "Start" : "Open"}
              </ButtonLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function YourCohort() {
  const { cohorts } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <>
      {cohorts.length > 0 ? (
        <p className="prose">
          You are in {cohorts.length === 1 ? "the cohort" : "the cohorts"}{" "}
          {cohorts.map(({ id, name }, i) => (
            <span key={id}>
              {i > 0 && ", "}
              <bdi>{name}</bdi>
            </span>
          ))}
          . {cohorts.length === 1 ? "Its" : "Their"} mentors can read what you hand in.{" "}
          <Link to="/learn/assignments">See what is due</Link>
        </p>
      ) : (
        <p className="prose">
          In a cohort, mentors read your work and answer your questions. Without a cohort, everything else works just
          the same, and you can join later.
        </p>
      )}
      <Form method="post" className="form mt-6" noValidate>
        <ErrorSummary errors={errors} ids={IDS} />
        <input type="hidden" name="intent" value="join" />
        <TextField
          id={IDS.invite}
          name="invite"
          label={cohorts.length > 0 ? "Link or code for another cohort" : "Cohort link or code"}
          hint="Before you join, you’ll see whose cohort it is and what its mentors will see."
          autoComplete="off"
          error={errorOf(errors, "invite")}
        />
        <div className="line">
          <Button type="submit">View the cohort</Button>
          <ButtonLink look="main" to="/learn">
            {cohorts.length > 0 ? "Start learning" : "Continue without a cohort"}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
