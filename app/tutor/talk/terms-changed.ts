/**
 * The reply to someone who agreed to terms that have changed since their page was loaded. The page adds how to see the
 * new terms.
 */
export const TERMS_CHANGED = "The model’s provider, or how long it keeps the text, has changed.";
