import { Form } from "@remix-run/react";
import type { PasskeyRow } from "~/accounts/sign-in/passkeys.server";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { TextField } from "~/ui/forms/field";
import { PasskeyButton } from "~/ui/forms/passkey-button";
import { sayFullDay } from "~/ui/say-day";

/** A person's passkeys, and a form that adds a passkey. */
export function Passkeys({ passkeys }: { passkeys: readonly PasskeyRow[] }) {
  return (
    <>
      <p className="prose mb-3">
        A passkey lets you sign in with your fingerprint, your face or your device’s PIN. It can’t be guessed and
        doesn’t work on a fake copy of this site.
      </p>
      {passkeys.length > 0 && (
        <ul className="rows no-gutter">
          {passkeys.map(({ id, name, since }) => (
            <li key={id}>
              <div>
                <bdi className="name">{name}</bdi>
                <p className="meta">
                  since <time dateTime={since}>{sayFullDay(since)}</time>
                </p>
                <div className="mt-2">
                  <Confirm label={`Change ${name}…`}>
                    <Form method="post" className="form" preventScrollReset>
                      <input type="hidden" name="intent" value="rename-passkey" />
                      <input type="hidden" name="id" value={id} />
                      <TextField label="Name" name="name" required maxLength={60} defaultValue={name} />
                      <div className="line">
                        <Button type="submit">Rename</Button>
                      </div>
                    </Form>
                    <Form method="post" className="line" preventScrollReset>
                      <input type="hidden" name="intent" value="remove-passkey" />
                      <input type="hidden" name="id" value={id} />
                      <Button type="submit">Remove this passkey</Button>
                    </Form>
                  </Confirm>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {/* React’s `key` is the number of passkeys, so that the field is emptied once the new passkey is in the list. */}
      <Form
        method="post"
        className="form mt-3"
        preventScrollReset
        key={passkeys.length}
        onSubmit={(e) => e.preventDefault()}
      >
        <input type="hidden" name="intent" value="add-passkey" />
        <TextField
          label="Passkey name"
          hint="Helps you recognise the device, for example “My phone”."
          name="name"
          maxLength={60}
          defaultValue="My device"
        />
        <PasskeyButton kind="new" from="/account/passkey">
          Add a passkey
        </PasskeyButton>
        <noscript>
          <p className="hint">Adding a passkey requires JavaScript.</p>
        </noscript>
      </Form>
    </>
  );
}
