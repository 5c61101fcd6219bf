import { useState } from "react";

/**
 * Returns two keys for a form that is emptied once it is sent, but keeps its content when other forms on the page are
 * sent. `sent` is a new value in the reply to this form, and "" in replies to other forms. `fresh` is a new value each
 * time the loader runs.
 *
 * `formKey` is the React key of the form's fields, and changes only with `sent`. `sendKey` is sent with the form, so
 * that the server stores the text only once even if it gets the form twice. `sendKey` also changes with `fresh`: if the
 * reply was lost after the text had been stored, the next text needs another key.
 */
export function useFormKeys(fresh: string, sent: string | undefined) {
  const [keys, setKeys] = useState({ fresh, formKey: sent || "", sendKey: sent || fresh });
  const isSent = Boolean(sent) && sent !== keys.formKey;
  if (isSent || fresh !== keys.fresh)
    setKeys({ fresh, formKey: sent || keys.formKey, sendKey: isSent ? sent! : fresh });
  return keys;
}
