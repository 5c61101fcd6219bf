import { Form } from "@remix-run/react";
import type { SessionRow } from "~/accounts/sign-in/sessions.server";
import { Button } from "~/ui/button";
import { sayFullDay } from "~/ui/say-day";

/** Signed-in devices, each with a button that signs it out. */
export function Sessions({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <>
      <p className="prose mb-3">
        Onramp stores the kind of device and the day of the sign-in. It doesn’t store a network address, a browser or a
        time.
      </p>
      <ul className="rows no-gutter">
        {sessions.map(({ id, device, since, isThis }) => (
          <li key={id}>
            <div>
              <span className="name">{device}</span> {isThis && <span className="tag word">this one</span>}
              <p className="meta">
                since <time dateTime={since}>{sayFullDay(since)}</time>
              </p>
            </div>
            {!isThis && (
              <Form method="post" className="does" preventScrollReset>
                <input type="hidden" name="intent" value="sign-out-one" />
                <input type="hidden" name="id" value={id} />
                <Button size="small" type="submit" aria-label={`Sign out this device: ${device}, since ${since}`}>
                  Sign out
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" className="line mt-3" preventScrollReset>
          <input type="hidden" name="intent" value="sign-out-others" />
          <Button type="submit">Sign out everywhere else</Button>
        </Form>
      )}
    </>
  );
}
