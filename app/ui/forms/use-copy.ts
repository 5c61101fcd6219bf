import { useRef, useState } from "react";

/** A read-only field whose text a button copies. `isCopied` is true until the text changes. */
export function useCopy(text: string | null) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    field.current?.select();
    // The browser may refuse to copy, for example over http. Then the text stays selected, for Ctrl+C.
    await navigator.clipboard?.writeText(text ?? "").then(
      () => setCopied(text),
      () => {},
    );
  };
  return { field, copy, isCopied: text !== null && copied === text };
}
