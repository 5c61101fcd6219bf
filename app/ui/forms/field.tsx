import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon } from "../icons";

/** What ties a control to its label, its hint and its error. Spread it on the control. */
interface ControlProps {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export interface FieldProps {
  readonly label: ReactNode;
  /** Earlier reviews one writes: what is wanted, in which form. */
  readonly hint?: ReactNode;
  /** Said after: what is wrong, and how to fix it. */
  readonly error?: string;
  /** The control's id, for the error summary's link; made up where none is given. */
  readonly id?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, a control, a hint and an error, tied together. */
export function Field({ label, hint, error, id: given, children }: FieldProps) {
  const made = useId();
  const id = given ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true as const }),
      })}
      {error && <Why id={`${id}-error`}>{error}</Why>}
    </div>
  );
}

/** What is wrong with a field, in words, with its icon. */
export function Why({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="why" id={id}>
      <Icon name="bad" />
      <span>{children}</span>
    </p>
  );
}

/** A field with a one-line input. */
export function TextField({
  label,
  hint,
  error,
  id,
  ...input
}: Omit<FieldProps, "children"> & ComponentProps<"input">) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => <input type="text" {...input} {...control} />}
    </Field>
  );
}

/** One of a set of radios or boxes: the control inside its label. */
export function Choice({
  children,
  hint,
  type = "radio",
  ...input
}: ComponentProps<"input"> & { hint?: ReactNode; children: ReactNode }) {
  return (
    <label className="choice">
      <input type={type} {...input} />
      <span>
        {children}
        {hint && <span className="hint block">{hint}</span>}
      </span>
    </label>
  );
}
