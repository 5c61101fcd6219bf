import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isDemoAddress } from "~/accounts/demo-accounts";
import { requirePerson } from "~/accounts/guards.server";
import { oneLine } from "~/accounts/one-line";
import { addPasskey, listPasskeys, removePasskey, renamePasskey } from "~/accounts/sign-in/passkeys.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { hasSecondStep } from "~/accounts/sign-in/second-step.server";
import { endOtherSessions, endSession, listSessions } from "~/accounts/sign-in/sessions.server";
import { listSignIns } from "~/accounts/sign-in/sign-ins.server";
import { markAccountSeen } from "~/review/notices/notices.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { ErrorSummary, type FormErrors, Saved } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { SignIns } from "~/ui/sign-ins";
import { Passkeys } from "./passkeys";
import { Sessions } from "./sessions";

export const meta: MetaFunction = () => [{ title: "Sign-in and security · Onramp" }];

const IdSchema = z.string().max(100);
const NameSchema = oneLine("A passkey’s name", { write: "Give the passkey a name, like “My phone”.", max: 60 });
const SecuritySchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("sign-out-one"), id: IdSchema }),
  z.object({ intent: z.literal("sign-out-others") }),
  z.object({ intent: z.literal("add-passkey"), name: NameSchema, answer: z.string().max(20_000) }),
  z.object({ intent: z.literal("rename-passkey"), id: IdSchema, name: NameSchema }),
  z.object({ intent: z.literal("remove-passkey"), id: IdSchema }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { id, email } = person;
  await markAccountSeen(person);
  const [sessions, signIns, passkeys, isTwoStep] = await Promise.all([
    listSessions(request, id),
    listSignIns(id),
    listPasskeys(id),
    hasSecondStep(id),
  ]);
  return { sessions, signIns, passkeys, isTwoStep, isDemo: isDemoAddress(email) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, ["intent", "id", "name", "answer"]);
  const parsed = parseForm(form, SecuritySchema);
  const refuse = (errors: FormErrors) => data({ done: "", errors }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  const done = (says: string) => data({ done: says, errors: null });
  switch (value.intent) {
    case "sign-out-one":
      return done((await endSession(person.id, value.id)) ? "Signed out" : "That device was already signed out");
    case "sign-out-others":
      return done(`Signed out of ${counted(await endOtherSessions(request, person.id), "device")}`);
    case "add-passkey": {
      if (isDemoAddress(person.email)) return refuse({ "": ["Passkeys can’t be added to a demo account."] });
      await requireRecent(request);
      const refusal = await addPasskey(request, person.id, value.answer, value.name);
      return refusal ? refuse({ "": [refusal] }) : done("Passkey added");
    }
    case "rename-passkey":
      return done(
        (await renamePasskey(person.id, value.id, value.name)) ? "Renamed" : "That passkey was already removed",
      );
    case "remove-passkey":
      await requireRecent(request);
      return done((await removePasskey(person.id, value.id)) ? "Passkey removed" : "That passkey was already removed");
  }
}

export default function Security() {
  const { sessions, signIns, passkeys, isTwoStep, isDemo } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title="Sign-in and security"
        lead="How you sign in, your signed-in devices, and recent sign-in attempts."
        actions={<Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>}
      />
      <ErrorSummary errors={reply?.errors} />
      <Part id="passkeys" title="Passkeys" about={passkeys.length > 0 ? String(passkeys.length) : undefined}>
        {isDemo ? (
          <p className="prose">Passkeys can’t be added to a demo account, because everyone shares it.</p>
        ) : (
          <Passkeys passkeys={passkeys} />
        )}
      </Part>
      <Part id="two-step" title="Two-step sign-in" about={isTwoStep ? "on" : "off"}>
        <p className="prose">
          {isTwoStep
            ? "After you enter your password, Onramp asks for a code from an app on your phone."
            : "With two-step sign-in, a password alone isn’t enough to sign in: Onramp also asks for a code from an app on your phone."}
        </p>
        {isDemo ? (
          <p className="prose mt-3">Two-step sign-in can’t be set up for a demo account.</p>
        ) : (
          <div className="line mt-3">
            <ButtonLink to="/account/two-step">
              {isTwoStep ? "Change two-step sign-in" : "Set up two-step sign-in"}
            </ButtonLink>
          </div>
        )}
      </Part>
      <Part id="sessions" title="Signed-in devices">
        <Sessions sessions={sessions} />
      </Part>
      <Part id="sign-ins" title="Sign-ins" about="in the last 90 days">
        <SignIns rows={signIns} />
      </Part>
      <p className="hint under">
        <Link to="/account">Your account</Link>
      </p>
    </Page>
  );
}
