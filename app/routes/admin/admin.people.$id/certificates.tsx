import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { sayFullDay } from "~/ui/say-day";
import { Part } from "~/ui/shell/page";

interface Row {
  readonly id: string;
  readonly code: string;
  readonly track: string;
  readonly issuedOn: string;
  readonly withdrawnOn: string | null;
}

/** This person's certificates, each of which can be withdrawn if it is wrong. */
export function Certificates({ certificates }: { certificates: readonly Row[] }) {
  return (
    <Part id="certificates" title="Certificates">
      <ul className="rows no-gutter">
        {certificates.map(({ id, code, track, issuedOn, withdrawnOn }) => (
          <li key={id}>
            <div>
              <a className="name" href={`/verify/${code}`}>
                {track}
              </a>
              <p className="meta">
                {sayFullDay(issuedOn)} · {code}
                {withdrawnOn && ` · withdrawn ${sayFullDay(withdrawnOn)}`}
              </p>
              {!withdrawnOn && (
                <div className="mt-2">
                  <Confirm label="Withdraw it…">
                    <p>
                      The certificate’s page will permanently say “withdrawn”. The owner is notified that an admin
                      withdrew it, and the withdrawal is added to the record of changes. Tell the owner yourself why you
                      withdrew it.
                    </p>
                    <Form method="post" className="line">
                      <input type="hidden" name="intent" value="withdraw-certificate" />
                      <input type="hidden" name="certificate" value={id} />
                      <Button type="submit">Withdraw permanently</Button>
                    </Form>
                  </Confirm>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
