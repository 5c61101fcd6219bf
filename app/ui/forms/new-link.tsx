import { Link } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { Button } from "../button";
import { useKeptSearch } from "../kept-search";
import { Field } from "./field";
import { Saved } from "./form";
import { useCopy } from "./use-copy";
import "./new-link.css";

/** A link with its secret, shown only once, to be copied. */
export function NewLink({
  link,
  next = "Create another",
  onNext,
  children,
}: {
  link: string;
  /** The label of the link back to the page without the secret. */
  next?: string;
  /** Removes the secret from the page. */
  onNext: () => void;
  children: ReactNode;
}) {
  const { field, copy, isCopied } = useCopy(link);
  const keep = useKeptSearch();
  // The user needs the link, so focus and select it, ready to be copied by keyboard.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [field]);
  return (
    <div className="notice new-link">
      <p>{children}</p>
      <div className="mt-3">
        <Field label="The link">
          {(control) => <input ref={field} className="code" type="text" readOnly value={link} {...control} />}
        </Field>
      </div>
      <div className="line">
        <Button className="needs-script" onClick={() => void copy()}>
          Copy
        </Button>
        <Link to={keep()} onClick={onNext}>
          {next}
        </Link>
        <Saved when={isCopied}>Copied</Saved>
      </div>
    </div>
  );
}
