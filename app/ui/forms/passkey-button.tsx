import { useSubmit } from "@remix-run/react";
import { type MouseEvent, useState } from "react";
import { Button } from "../button";
import { Why } from "./field";

/** Whether this browser can read and write passkeys as JSON. All major browsers have supported this since 2025. */
const canUsePasskeys = () =>
  typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

async function askDevice(kind: "new" | "use", json: never): Promise<PublicKeyCredential> {
  const credential =
    kind === "new"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
  if (!credential) throw new Error("no passkey");
  return credential as PublicKeyCredential;
}

/** Asks the device for a passkey, and submits the button's form with the device's response in the field `answer`. */
export function PasskeyButton({
  kind,
  from,
  children,
}: {
  kind: "new" | "use";
  /** The URL that returns the request options for the device. */
  from: string;
  children: string;
}) {
  const submit = useSubmit();
  const [problem, setProblem] = useState("");
  const press = async ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    setProblem("");
    if (!canUsePasskeys()) return setProblem("This browser can’t use passkeys here. Update it, or use your password.");
    try {
      const reply = await fetch(from, { method: "POST" });
      // The server has redirected to the page that asks for the password first.
      if (reply.redirected) return window.location.assign(reply.url);
      const credential = await askDevice(kind, (await reply.json()) as never);
      const fields = new FormData(form!);
      fields.set("answer", JSON.stringify(credential.toJSON()));
      submit(fields, { method: "post" });
    } catch {
      setProblem("Your device didn’t provide a passkey. Try again, or use your password.");
    }
  };
  return (
    <div className="needs-script">
      <Button onClick={(event) => void press(event)}>{children}</Button>
      <div role="status">{problem && <Why id="passkey-problem">{problem}</Why>}</div>
    </div>
  );
}
