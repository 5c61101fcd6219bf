import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { verifyCertificate } from "~/cohort/own/certificates.server";
import { env } from "~/operations/env.server";
import { findBySecret, limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { Mark } from "~/ui/mark";
import { sayFullDay } from "~/ui/say-day";
import { NothingShared, SharedPage } from "~/ui/shell/shared-page";
import { StatementSheet } from "./statement";

export const handle: PageHandle = { bar: "own" };

/** The title contains no name, because browser histories keep titles. */
export const meta: MetaFunction = () => [
  { title: "Verify a certificate · Onramp" },
  { name: "robots", content: "noindex, nofollow, noarchive" },
  { name: "referrer", content: "no-referrer" },
];

export const headers: HeadersFunction = passRetryAfter;

const nothing = { certificate: null, address: "", withdrawnOn: null, wait: null };

/** Open to anyone who has the code. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { found, wait } = await findBySecret(limiters.shared, context.address, () =>
    verifyCertificate(params.code ?? ""),
  );
  if (wait !== null) return data({ ...nothing, wait: sayWait(wait) }, tooMany(wait));
  if (!found) return data(nothing, { status: 404 });
  if (found.state === "withdrawn") return data({ ...nothing, withdrawnOn: found.on }, { status: 410 });
  const { statement, explained, issuedOn, code } = found.certificate;
  const address = `${env.origin}/verify/${code}`;
  return data({ ...nothing, certificate: { statement, explained, issuedOn, code }, address });
}

export default function Verify() {
  const { certificate, address, withdrawnOn, wait } = useLoaderData<typeof loader>();
  if (wait)
    return (
      <NothingShared title="Too many invalid codes">
        Too many invalid codes were entered from your network. Try again {wait}.
      </NothingShared>
    );
  if (withdrawnOn)
    return (
      <NothingShared title="Withdrawn">
        The certificate with this code was withdrawn on {sayFullDay(withdrawnOn)}.
      </NothingShared>
    );
  if (!certificate)
    return (
      <NothingShared title="No certificate has this code">
        Check each character against the printed code. A code has 16 letters and digits, and never contains the letter
        O. <Link to="/verify">Enter the code again</Link>.
      </NothingShared>
    );
  return (
    <SharedPage>
      <div className="page-head">
        <h1>This certificate is valid</h1>
        <p className="prose">Onramp issued it with the text below, and it has not been withdrawn.</p>
        <p className="not-on-paper">
          <Mark tone="good">Valid</Mark>
        </p>
      </div>
      <StatementSheet certificate={certificate} address={address} />
    </SharedPage>
  );
}
