import { useEffect, useRef } from "react";
import { type Key, keyOf, takesKeys } from "./workspace-keys";
import { useTools } from "./workspace-tools";

/**
 * Handles a table of keys while the page is shown and no dialog is open. A handler that returns false has not used the
 * key, which then has its default effect.
 */
export function useKeys<Id extends string>(
  table: readonly Key<Id>[],
  // biome-ignore lint/suspicious/noConfusingVoidType: most handlers only act
  act: Readonly<Record<Id, (event: KeyboardEvent) => boolean | void>>,
): void {
  const { singleKeys } = useTools().settings;
  const now = useRef(act);
  now.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
      const isTyping = takesKeys(event.target);
      const id = keyOf(table, event, { isTyping, singleKeys });
      if (id && now.current[id](event) !== false) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [table, singleKeys]);
}
