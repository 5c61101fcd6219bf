import type { ReactNode } from "react";
import { TextField } from "./field";

interface PasswordProps {
  readonly id: string;
  readonly name: string;
  readonly error?: string;
  readonly label?: string;
  readonly hint?: ReactNode;
}

/** The field for the current password of a signed-in person. Password managers need `email`. */
export function OwnPassword({ email, label = "Your password", ...field }: PasswordProps & { email: string }) {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField {...field} label={label} type="password" autoComplete="current-password" required />
    </>
  );
}

/** The field for a new password. `min` is its minimum number of characters. */
export function NewPassword({ min, label = "Password", hint, ...field }: PasswordProps & { min: number }) {
  return (
    <TextField
      {...field}
      label={label}
      hint={
        <>
          At least {min} characters. {hint ?? "3 or 4 unrelated words work well."}
        </>
      }
      type="password"
      autoComplete="new-password"
      required
    />
  );
}
