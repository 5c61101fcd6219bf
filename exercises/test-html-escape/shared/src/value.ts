/** What can stand in a page. Nothing (null, undefined) is shown as nothing. */
export type Value = string | number | boolean | null | undefined;

/** The attributes of an element, by name. The names are our own. */
export type Attributes = Readonly<Record<string, Value>>;
