import type { ReactNode } from "react";

/** The checkboxes of one part of the page. */
export function Boxes({
  title,
  id,
  isEmpty,
  children,
}: {
  title: string;
  id?: string;
  isEmpty: boolean;
  children: ReactNode;
}) {
  if (isEmpty) return null;
  return (
    <fieldset className="choices" id={id} tabIndex={id ? -1 : undefined}>
      <legend className="label">{title}</legend>
      {children}
    </fieldset>
  );
}
