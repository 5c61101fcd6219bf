import { useEffect, useRef } from "react";
import { Icon } from "../icons";

/** A refused form's messages, keyed by field name; "" is for the whole form. */
export type FormErrors = Readonly<Record<string, readonly string[] | null | undefined>>;

/** A field's first message. */
export const errorOf = (errors: FormErrors | null | undefined, name: string): string | undefined => errors?.[name]?.[0];

/**
 * Lists at the top of a form what must be fixed, with a link to each field. Renders nothing without errors. Takes the
 * focus when the page loads, and again for each new `reply`. If `errors` change while the person types, pass the
 * server's whole reply as `reply`, so that the focus stays in the field. `ids` maps a field's name to the id of its
 * control; a field without an id has no link. If a field may be hidden, pass `onGo`, which shows and focuses the field.
 */
export function ErrorSummary({
  errors,
  ids = {},
  reply = errors,
  onGo,
}: {
  errors: FormErrors | null | undefined;
  ids?: Readonly<Record<string, string>>;
  reply?: unknown;
  onGo?: (name: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors ?? {}).flatMap(([name, messages]) =>
    (messages ?? []).map((message) => ({ name, message })),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reply moves the focus, even with the same words
  useEffect(() => box.current?.focus(), [reply]);
  if (found.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: people must read this first, and without JavaScript nothing else moves focus
    <div ref={box} className="notice bad" role="alert" tabIndex={-1} autoFocus>
      <p className="mark bad">
        <Icon name="bad" />
        {found.length === 1 ? "There is a problem" : `There are ${found.length} problems`}
      </p>
      <ul>
        {found.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            {ids[name] ? (
              <a
                href={`#${ids[name]}`}
                onClick={(event) => {
                  if (!onGo) return;
                  event.preventDefault();
                  onGo(name);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * A success message beside a form's button. Its live region exists before the text, because screen readers announce
 * only text that is added to an existing region.
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
