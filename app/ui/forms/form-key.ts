import { useState } from "react";

/**
 * The keys of a form that is emptied once it is sent, but keeps its content when other forms on the page are sent.
 * `sent` is a new value in the reply to the sent form, and "" in other replies. `fresh` is from the loader.
 *
 * `formKey` is for React: it changes only with `sent`. `sendKey` is sent with the form, so that the server stores the
 * text only once even if it gets the form twice. It also changes with `fresh`, because the reply to a stored text may
 * be lost.
 */
export function useFormKeys(fresh: string, sent: string | undefined) {
  const [keys, setKeys] = useState({ fresh, formKey: sent || "", sendKey: sent || fresh });
  const isSent = Boolean(sent) && sent !== keys.formKey;
  if (isSent || fresh !== keys.fresh)
    setKeys({ fresh, formKey: sent || keys.formKey, sendKey: isSent ? sent! : fresh });
  return keys;
}
