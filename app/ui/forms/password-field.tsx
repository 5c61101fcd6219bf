import type { ReactNode } from "react";
import { TextField } from "./field";

interface PasswordProps {
  readonly id: string;
  readonly name: string;
  readonly error?: string;
  readonly label?: string;
  readonly hint?: ReactNode;
}

/** The password that a person who is signed in has now. `email`: so that password managers know whose it is. */
export function OwnPassword({ email, label = "Your password", ...field }: PasswordProps & { email: string }) {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField {...field} label={label} type="password" autoComplete="current-password" required />
    </>
  );
}

/** A password that a person chooses. `min`: its fewest characters. */
export function NewPassword({ min, label = "Password", hint, ...field }: PasswordProps & { min: number }) {
  return (
    <TextField
      {...field}
      label={label}
      hint={
        <>
          At least {min} characters. {hint ?? "Three or four words are good."}
        </>
      }
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
