import type { Node } from "../../syntax";
import type { Scope } from "./scope";
import { constant, symbol, Unknown, type Value } from "./value";

/** The values that are known where two paths diverge, keyed by the source text of an expression. */
export type Known = ReadonlyMap<string, Value>;

/** The difference between one path and another. */
export interface Turn {
  /** An expression that is assumed to have this value on this path. */
  readonly forced?: { readonly node: Node; readonly is: boolean };
  /** A block that is skipped on this path. */
  readonly emptied?: Node;
}

/** Matches the placeholder for a new object within text. No constant's text contains these characters. */
const NEW_OBJECT = /\u0001\d+\u0002/g;

/** The state of a path, which consists of the values of names, the created objects, and the effects so far. */
export class State {
  private readonly vars = new Map<string, Value>();
  private readonly made = new Map<string, { readonly text: string; readonly at: number }>();
  private readonly effects: string[] = [];

  constructor(
    readonly scope: Scope,
    readonly known: Known,
    readonly turn: Turn,
  ) {}

  copy(): State {
    const other = new State(this.scope, this.known, this.turn);
    for (const [name, value] of this.vars) other.vars.set(name, value);
    for (const [id, object] of this.made) other.made.set(id, object);
    other.effects.push(...this.effects);
    return other;
  }

  /** A marker that changes with every call, construction and assignment. */
  get mark(): string {
    return JSON.stringify([this.effects.length, this.made.size, ...this.vars]);
  }

  /** Whether nothing has been called, created or assigned yet. */
  get hasDoneNothing(): boolean {
    return this.effects.length === 0 && this.vars.size === 0 && this.made.size === 0;
  }

  /** Records an effect that other code can observe, and returns its result. */
  effect(text: string): Value {
    this.effects.push(text);
    return symbol(`result ${this.effects.length}`);
  }

  make(text: string): Value {
    const id = `\u0001${this.made.size}\u0002`;
    this.made.set(id, { text, at: this.effects.length });
    return symbol(id);
  }

  set(name: string, value: Value): void {
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    if (this.scope.shared.has(name)) throw new Unknown("a name that others set");
    if (value.text === (this.known.get(name) ?? symbol(name)).text) this.vars.delete(name);
    else this.vars.set(name, value);
  }

  name(name: string): Value {
    if (name === "undefined") return constant(undefined);
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    const own = this.vars.get(name);
    if (own) return own;
    if (this.scope.constants.has(name)) return constant(this.scope.constants.get(name));
    const isSettled = this.effects.length === 0 || !this.scope.shared.has(name);
    return isSettled ? (this.known.get(name) ?? symbol(name)) : symbol(`${name} after ${this.effects.length}`);
  }

  property(object: Value, key: string | Value): Value {
    if (object.constant) throw new Unknown("a property of a constant");
    const text = typeof key === "string" ? `${object.text}.${key}` : `${object.text}[${key.text}]`;
    if (typeof key === "string" && this.scope.getters.has(key)) throw new Unknown("a getter");
    if (key === "length" && this.isEmptyList(object)) return constant(0);
    return this.knownNow(text) ?? symbol(this.effects.length === 0 ? text : `${text} after ${this.effects.length}`);
  }

  /** Returns the value that was known at the start, as long as nothing has happened since then. */
  knownNow = (text: string): Value | undefined => (this.effects.length === 0 ? this.known.get(text) : undefined);

  isEmptyList(value: Value): boolean {
    const made = this.made.get(value.text);
    if (made) return made.text === "[]" && made.at === this.effects.length;
    return this.knownNow(`${value.text}.length`)?.constant?.is === 0;
  }

  /**
   * Describes how a path ends. Includes the values of all names if the function continues, otherwise only the values of
   * names that other functions can see.
   */
  end(how: string, goesOn: boolean): string {
    const seen = [...this.vars].filter(([name]) => goesOn || this.scope.captured.has(name));
    const held = seen.sort().map(([name, { text }]) => `${name} = ${text}`);
    return this.renumbered([...this.effects, ...held, how].join("; "));
  }

  /** Numbers new objects in order of appearance, and describes each object where it first appears. */
  private renumbered(text: string): string {
    const seen = new Map<string, number>();
    const describe = (part: string): string =>
      part.replace(NEW_OBJECT, (id) => {
        const at = seen.get(id);
        if (at !== undefined) return `the same as ${at}`;
        seen.set(id, seen.size);
        return describe(this.made.get(id)!.text);
      });
    return describe(text);
  }
}
