import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * The action's reply to the page's last form, as `useActionData` returns it. Remix drops the reply whenever the page
 * reloads its data; this one lasts until the next navigation.
 */
export function useLastingReply<Action>() {
  const reply = useActionData<Action>();
  const { key } = useLocation();
  const [last, setLast] = useState({ key, reply });
  if (reply !== undefined && (reply !== last.reply || key !== last.key)) setLast({ key, reply });
  return reply ?? (last.key === key ? last.reply : undefined);
}
