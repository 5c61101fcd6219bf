import type { ReactNode } from "react";
import { TextField } from "./field";

interface PasswordProps {
  readonly id: string;
  readonly name: string;
  readonly error?: string;
  readonly label?: string;
  readonly hint?: ReactNode;
}

/** The current password of a signed-in person. `email`: for password managers. */
export function OwnPassword({ email, label = "Your password", ...field }: PasswordProps & { email: string }) {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField {...field} label={label} type="password" autoComplete="current-password" required />
    </>
  );
}

/** A new password. `min`: its minimum number of characters. */
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
