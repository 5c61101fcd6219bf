import { Form } from "@remix-run/react";
import { Button } from "../button";
import { TextField } from "./field";

/** Asks for a certificate's code. `isWrong` means that the entered code is invalid. */
export function VerifyForm({ written = "", isWrong = false }: { written?: string; isWrong?: boolean }) {
  return (
    <Form method="get" action="/verify" className="form">
      <TextField
        label="The certificate’s code"
        name="code"
        hint="A code has 16 letters and digits. You can use upper or lower case, and leave out the dashes."
        error={isWrong ? "That is not a certificate code. A code has 16 letters and digits." : undefined}
        defaultValue={written}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={100}
        required
      />
      <Button type="submit" look="main">
        Verify
      </Button>
    </Form>
  );
}
