import { useEffect, useRef } from "react";
import { Icon } from "../icons";

/** What a refused form replies: messages by field name; "" holds what concerns the whole form. */
export type FormErrors = Readonly<Record<string, readonly string[] | null | undefined>>;

/** A field's first message. */
export const errorOf = (errors: FormErrors | null | undefined, name: string): string | undefined => errors?.[name]?.[0];

/**
 * Says at the top of a form what has to be fixed, with a link to each field, and takes the focus: with JavaScript at
 * each refusal, without it as the page loads. Draws nothing where nothing is wrong. `ids`: field name → id of its
 * control; a field without one is named without a link. `reply`: what takes the focus when it is another one; where
 * messages go as they are fixed it is the whole of them.
 */
export function ErrorSummary({
  errors,
  ids = {},
  reply = errors,
}: {
  errors: FormErrors | null | undefined;
  ids?: Readonly<Record<string, string>>;
  reply?: unknown;
}) {
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors ?? {}).flatMap(([name, messages]) =>
    (messages ?? []).map((message) => ({ name, message })),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reply is what moves the focus, even with the same words
  useEffect(() => box.current?.focus(), [reply]);
  if (found.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the one thing that has to be read first, and without JavaScript the only way
    <div ref={box} className="notice bad" role="alert" tabIndex={-1} autoFocus>
      <p className="mark bad">
        <Icon name="bad" />
        {found.length === 1 ? "One thing to correct" : `${found.length} things to correct`}
      </p>
      <ul>
        {found.map(({ name, message }) => (
          <li key={`${name} ${message}`}>{ids[name] ? <a href={`#${ids[name]}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Says beside a form's button that it was done. Its region is there before its words are: else they are not read out.
 */
export function Saved({ when, children }: { when: boolean | undefined; children: string }) {
  return (
    <span role="status">
      {when && (
        <span className="mark">
          <Icon name="tick" />
          {children}
        </span>
      )}
    </span>
  );
}
