// Long: one page of short forms, each with its own fields, its reply and its part of the page.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { changeWho } from "~/accounts/change-who.server";
import { isDemoAddress } from "~/accounts/demo-accounts";
import { findCohorts, requirePerson } from "~/accounts/guards.server";
import { sendsMail } from "~/accounts/mail/account-mail.server";
import { isConfirmed, mailConfirmation } from "~/accounts/mail/address.server";
import { getsMail, setGetsMail } from "~/accounts/mail/mail-choice.server";
import { MIN_PASSWORD, NewPasswordSchema } from "~/accounts/passwords/new-password";
import { refusePassword } from "~/accounts/privacy/privacy.server";
import { saveSettings } from "~/accounts/settings.server";
import { changePassword } from "~/accounts/sign-in/sign-in.server";
import { WhoSchema } from "~/accounts/who";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { listSharedWithFormer, withdrawShareConsent } from "~/review/reviews/consent.server";
import { modelInfo } from "~/tutor/model/model.server";
import { findOwnSwitch, setOwnSwitch, withdrawConsent } from "~/tutor/talk/choice.server";
import { Button, ButtonLink } from "~/ui/button";
import { type FormErrors, Saved } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { readTheme } from "~/ui/shell/theme-cookie.server";
import { Address } from "./address";
import { Appearance } from "./appearance";
import { MailChoice } from "./mail";
import { Password } from "./password";
import { Settings } from "./settings";
import { Shared } from "./shared";
import { TutorChoice } from "./tutor";
import { Who } from "./who";

export const meta: MetaFunction = () => [{ title: "Your account · Onramp" }];

export const headers = passRetryAfter;

const AccountSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("settings"),
    editor: z.enum(["monaco", "plain"], { error: "Choose one of the two editors." }),
    // An unchecked box sends nothing.
    singleKeys: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  }),
  z.object({
    intent: z.literal("mail"),
    getsMail: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  }),
  WhoSchema.extend({
    intent: z.literal("who"),
    current: z.string({ error: "Enter your password." }).max(200, "A password can have at most 200 characters."),
  }),
  z.object({ intent: z.literal("address") }),
  z.object({ intent: z.literal("tutor-on") }),
  z.object({ intent: z.literal("tutor-off") }),
  z.object({ intent: z.literal("tutor-withdraw") }),
  z.object({ intent: z.literal("unshare"), review: z.string().max(100) }),
  z.object({
    intent: z.literal("password"),
    current: z
      .string({ error: "Enter your current password." })
      .max(200, "A password can have at most 200 characters."),
    next: NewPasswordSchema,
    endsAccess: z.literal("on").optional(),
    // The former name of `endsAccess`, which pages that were opened before the renaming still send. If Onramp ignored
    // this field, people would believe that a stranger's passkey had been removed.
    removesPasskeys: z.literal("on").optional(),
  }),
]);

const FIELDS = [
  "intent",
  "editor",
  "singleKeys",
  "getsMail",
  "name",
  "email",
  "current",
  "next",
  "endsAccess",
  "removesPasskeys",
  "review",
];

const SAID = {
  same: "Saved",
  changed: "Saved. Sign in with the new address from now on",
  mailed: "Saved. Follow the link that we sent to the new address",
} as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { name, email, editor, singleKeys } = person;
  return {
    getsMail: await getsMail(person),
    isMailSent: sendsMail(),
    tutor: { ...(await findOwnSwitch(person)), hasModel: modelInfo() !== null },
    shared: (await listSharedWithFormer(person)).map(({ id, title, sentAt }) => {
      return { id, title, on: sentAt.toISOString().slice(0, 10) };
    }),
    cohorts: (await findCohorts(person)).filter(({ role }) => role === "learner"),
    isToConfirm: sendsMail() && !(await isConfirmed(person.id)),
    name,
    email,
    isDemo: isDemoAddress(email),
    editor,
    singleKeys,
    theme: await readTheme(request),
    minPassword: MIN_PASSWORD,
    isChanged: new URL(request.url).searchParams.has("changed"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, FIELDS);
  const parsed = parseForm(form, AccountSchema);
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ intent: form.get("intent"), saved: false, errors, written: writtenIn(form), says: null }, init);
  const refuseFor = (said: {
    readonly errors: Readonly<Record<string, string>>;
    readonly retryAfter?: number | undefined;
  }) => {
    const errors = Object.fromEntries(Object.entries(said.errors).map(([k, v]) => [k, [v]]));
    return said.retryAfter ? refuse(errors, tooMany(said.retryAfter)) : refuse(errors);
  };
  const saved = (intent: string, says: string | null = null) => ({
    intent,
    saved: true,
    errors: null,
    written: null,
    says,
  });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  if (value.intent === "settings") {
    await saveSettings(person, value);
    return saved("settings");
  }
  if (value.intent === "mail") {
    await setGetsMail(person, value.getsMail);
    return saved("mail");
  }
  if (value.intent === "who") {
    if (isDemoAddress(person.email))
      return refuse({ "": ["The name and email address of a demo account can’t be changed."] });
    const wrong = await refusePassword(person, value.current);
    if (wrong) return refuseFor({ errors: { current: wrong.says }, retryAfter: wrong.retryAfter });
    const outcome = await changeWho(person, value);
    return outcome.ok ? saved("who", SAID[outcome.address]) : refuseFor(outcome);
  }
  if (value.intent === "address") {
    mailConfirmation(person);
    return saved("address");
  }
  if (value.intent === "tutor-withdraw") {
    await withdrawConsent(person);
    return saved("tutor");
  }
  if (value.intent === "unshare") {
    await withdrawShareConsent(person, value.review);
    return saved("unshare");
  }
  if (value.intent === "tutor-on" || value.intent === "tutor-off") {
    await setOwnSwitch(person, value.intent === "tutor-off");
    return saved("tutor");
  }
  if (isDemoAddress(person.email)) return refuse({ "": ["The password of a demo account can’t be changed."] });
  const outcome = await changePassword(request, value.current, value.next, {
    endsAccess: value.endsAccess === "on" || value.removesPasskeys === "on",
  });
  if (!outcome.ok) return refuseFor(outcome);
  // The session is new, so the page is requested again with the new cookie.
  return redirect("/account?changed#secret", { headers: outcome.headers });
}

export default function Account() {
  const { name, email, isDemo, editor, singleKeys, theme, minPassword, isChanged, ...mail } =
    useLoaderData<typeof loader>();
  const location = useLocation();
  const reply = useActionData<typeof action>();
  const of = (intent: string) => (reply?.intent === intent ? reply : undefined);
  return (
    <Page width="narrow">
      <PageHead
        title="Your account"
        lead={
          <>
            <bdi>{name}</bdi>, {email}
          </>
        }
        actions={
          <Form method="post" action="/sign-out">
            <Button type="submit">Sign out</Button>
          </Form>
        }
      />
      {mail.isToConfirm && (
        <Part id="address" title="Confirm your email address">
          <Address email={email} isSent={of("address")?.saved ?? false} />
        </Part>
      )}
      <Part id="who" title="Your name and email address">
        {isDemo ? (
          <p className="prose">The name and email address of a demo account can’t be changed.</p>
        ) : (
          <Who
            key={location.key}
            name={of("who")?.written?.name ?? name}
            email={of("who")?.written?.email ?? email}
            isMailed={mail.isMailSent}
            errors={of("who")?.errors ?? null}
            says={of("who")?.says ?? null}
          />
        )}
      </Part>
      <Part id="work" title="How you work">
        <Settings editor={editor} singleKeys={singleKeys} reply={of("settings")} />
      </Part>
      <Part id="mail" title="Email">
        <MailChoice isSent={mail.isMailSent} getsMail={mail.getsMail} isSaved={of("mail")?.saved ?? false} />
      </Part>
      <Part id="tutor" title="Tutor">
        <TutorChoice {...mail.tutor} isSaved={of("tutor")?.saved ?? false} />
      </Part>
      <Part id="security" title="Sign-in and security">
        <p className="prose">Passkeys, two-step sign-in, your signed-in devices and recent sign-ins.</p>
        <div className="line mt-3">
          <ButtonLink to="/account/security">Sign-in and security</ButtonLink>
        </div>
      </Part>
      {mail.cohorts.length > 0 && (
        <Part id="cohorts" title="Your cohorts">
          <ul className="rows no-gutter">
            {mail.cohorts.map(({ id, name: cohort }) => (
              <li key={id}>
                <bdi className="name">{cohort}</bdi>
                <div className="does">
                  <ButtonLink size="small" to={`/account/leave/${id}`} aria-label={`Leave ${cohort}`}>
                    Leave…
                  </ButtonLink>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {(mail.shared.length > 0 || of("unshare")) && (
        <Part id="shared" title="Your reviews in portfolios">
          {mail.shared.length > 0 && <Shared reviews={mail.shared} />}
          <Saved when={of("unshare")?.saved ?? false}>Consent withdrawn</Saved>
        </Part>
      )}
      <Part id="look" title="Theme">
        <Appearance theme={theme} />
      </Part>
      <Part id="secret" title="Change your password">
        {isDemo ? (
          <p className="prose">The password of a demo account can’t be changed.</p>
        ) : (
          // A new key for each request, so that any reply empties the fields.
          <Password
            key={location.key}
            minPassword={minPassword}
            email={email}
            errors={of("password")?.errors ?? null}
            isChanged={isChanged && !reply}
          />
        )}
      </Part>
    </Page>
  );
}
