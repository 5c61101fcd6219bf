import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCode, sayCode } from "~/accounts/sign-in/drawn-code";
import type { PageHandle } from "~/root";
import { VerifyForm } from "~/ui/forms/verify-form";
import { SharedPage } from "~/ui/shell/shared-page";

export const handle: PageHandle = { bar: "own" };
export const meta: MetaFunction = () => [{ title: "Verify a certificate · Onramp" }];

const LONGEST = 100;

/** Open to everyone: doesn't look the code up, but redirects to the code's own URL. */
export function loader({ request }: LoaderFunctionArgs) {
  const written = (new URL(request.url).searchParams.get("code") ?? "").slice(0, LONGEST);
  const code = readCode(written);
  if (code) throw redirect(`/verify/${sayCode(code)}`);
  return { written };
}

export default function VerifyByCode() {
  const { written } = useLoaderData<typeof loader>();
  return (
    <SharedPage>
      <div className="page-head">
        <h1>Verify a certificate</h1>
        <p className="prose">Check whether Onramp issued it, what it states, and whether it was withdrawn.</p>
      </div>
      <VerifyForm written={written} isWrong={written !== ""} />
    </SharedPage>
  );
}
