import { Form } from "@remix-run/react";
import type { NewSecondStep } from "~/accounts/sign-in/second-step.server";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { Notice } from "~/ui/notice";
import { Part } from "~/ui/shell/page";

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <ul className="grid gap-2 mt-2 sm:grid-cols-2">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

/** Shows new recovery codes that replaced older ones. */
export function NewCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Notice title="Save these recovery codes. They are shown only once.">
      <p>
        If you don’t have your phone, each code lets you sign in once, after you enter your password. The old codes no
        longer work.
      </p>
      <Codes codes={codes} />
    </Notice>
  );
}

/**
 * The secret for the app, the recovery codes, and the field for the first code. `made`: the secret and the recovery
 * codes, shown only in the first reply.
 */
export function SetUp({ made, codeError }: { made: NewSecondStep | undefined; codeError: string | undefined }) {
  return (
    <>
      {made && (
        <>
          <Part id="scan" title="1. Scan this with your app">
            <img
              src={`data:image/svg+xml;base64,${btoa(made.picture)}`}
              alt="A QR code with the secret that is shown below"
              width={220}
              height={220}
            />
            <p className="prose mt-3">Or type this secret into the app:</p>
            <p>
              <code className="wrap-anywhere">{made.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
            </p>
          </Part>
          <Part id="keep" title="2. Save these recovery codes">
            <p className="prose">
              If you don’t have your phone, each code lets you sign in once. The codes are shown only once: print them,
              or save them where you keep passwords.
            </p>
            <Codes codes={made.recoveryCodes} />
          </Part>
        </>
      )}
      <Part id="write" title={made ? "3. Enter the code from the app" : "Enter the code from the app"}>
        <Form method="post" className="form" noValidate>
          <input type="hidden" name="intent" value="confirm" />
          <TextField
            id="code"
            name="code"
            label="Code"
            hint="6 digits."
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            error={codeError}
          />
          <div className="line">
            <Button look="main" type="submit">
              Turn on two-step sign-in
            </Button>
            <ButtonLink look="quiet" to="/account/two-step" reloadDocument>
              Start again
            </ButtonLink>
          </div>
        </Form>
      </Part>
    </>
  );
}
